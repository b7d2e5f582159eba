package org.oscine.parameter.config;

import java.util.List;
import java.util.Locale;
import org.oscine.host.FileView;

/**
 * sshd_config as sshd reads it (sshd_config(5)): a keyword, which knows no case, then blanks or an equals sign, then arguments,
 * perhaps in double quotes; the first setting counts; {@code Include} with patterns, from /etc/ssh where they are relative. What
 * stands below {@code Match} is for some connections only, and is left out.
 */
final class SshdConfig extends Dialect {
    private static final String DIRECTORY = "/etc/ssh/";

    private boolean inMatch;

    SshdConfig(FileView files, String path) {
        super(files, path, Counts.FIRST);
    }

    @Override
    public void take(String text, int depth) {
        boolean outside = inMatch;
        Lines lines = new Lines(text);
        for (String raw = lines.next(); raw != null && sources.hasRoom(); raw = lines.next()) {
            String line = raw.strip();
            int end = 0;
            while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && line.charAt(end) != '=') {
                end++;
            }
            if (!line.startsWith("#") && end > 0 && end < line.length()) {
                String rest = line.substring(end).strip();
                setting(line.substring(0, end), rest.startsWith("=") ? rest.substring(1).strip() : rest, depth);
            }
        }
        inMatch = outside; // a Match ends with its file
    }

    private void setting(String key, String rest, int depth) {
        List<String> arguments = Quoted.words(rest);
        if (key.equalsIgnoreCase("match")) {
            inMatch = arguments.isEmpty() || !arguments.getFirst().equalsIgnoreCase("all");
        } else if (key.equalsIgnoreCase("include")) {
            for (String pattern : arguments) {
                include(pattern.startsWith("/") ? pattern : DIRECTORY + pattern, depth);
            }
        } else if (!inMatch && !arguments.isEmpty()) {
            keep("", key, String.join(" ", arguments));
        }
    }

    @Override
    String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
