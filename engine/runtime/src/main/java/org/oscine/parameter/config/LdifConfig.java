package org.oscine.parameter.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.oscine.host.FileView;

/**
 * LDIF (RFC 2849), such as the files of slapd.d: {@code attribute: value}, or {@code ::} and base64; a line that begins with a blank
 * continues the one before it, a comment too; an empty line ends an entry. The section is the DN of an entry; without one it is
 * the first entry. Of several values the first counts.
 */
final class LdifConfig extends Dialect {
    private String entry = "";
    private boolean first = true;

    LdifConfig(FileView files, String path) {
        super(files, path, Counts.FIRST);
    }

    @Override
    public void take(String text, int depth) {
        StringBuilder whole = new StringBuilder();
        Lines lines = new Lines(text);
        for (String raw = lines.next(); raw != null && sources.hasRoom(); raw = lines.next()) {
            String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
            if (line.startsWith(" ")) {
                whole.append(line, 1, line.length());
            } else {
                line(whole.toString());
                whole = new StringBuilder(line);
                if (line.isEmpty() && !entry.isEmpty()) {
                    first = false;
                    entry = "";
                }
            }
        }
        line(whole.toString());
    }

    private void line(String line) {
        int colon = line.indexOf(':');
        if (line.startsWith("#") || colon < 1) {
            return;
        }
        int option = line.indexOf(';');
        String name = line.substring(0, option > 0 && option < colon ? option : colon);
        String rest = line.substring(colon + 1);
        if (rest.startsWith("<")) {
            keepEverywhere(name, "", "it is in another file, " + rest.substring(1).strip());
        } else if (rest.startsWith(":")) {
            decode(name, rest.substring(1).strip());
        } else {
            setting(name, rest.stripLeading());
        }
    }

    private void decode(String name, String base64) {
        try {
            setting(name, new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            keepEverywhere(name, "", "it is no base64");
        }
    }

    private void setting(String name, String value) {
        if (name.equalsIgnoreCase("dn")) {
            entry = value;
        }
        keepEverywhere(name, value, "");
    }

    private void keepEverywhere(String name, String value, String riddle) {
        for (String section : first ? new String[] {"", entry} : new String[] {entry}) {
            if (riddle.isEmpty()) {
                keep(section, name, value);
            } else {
                keepRiddle(section, name, riddle);
            }
        }
    }

    @Override
    String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** A DN knows no case and no blanks around its commas and equals signs. */
    @Override
    String foldedSection(String section) {
        StringBuilder folded = new StringBuilder();
        String text = section.strip().toLowerCase(Locale.ROOT);
        for (int i = 0; i < text.length(); i++) {
            boolean blank = text.charAt(i) == ' ' && (",=".indexOf(text.charAt(i - 1)) >= 0 || ",=".indexOf(text.charAt(i + 1)) >= 0);
            folded.append(blank ? "" : text.substring(i, i + 1));
        }
        return folded.toString();
    }
}
