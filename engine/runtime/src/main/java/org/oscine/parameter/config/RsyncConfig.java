package org.oscine.parameter.config;

import java.util.Locale;
import org.oscine.host.FileView;

/**
 * rsyncd.conf as the daemon reads it (rsyncd.conf(5)): names know neither case nor blanks; a backslash at the end continues a
 * line, other than a comment; {@code &include} and {@code &merge} take a file, or those in a directory that end with .conf or .inc.
 * The settings before the first module, in whatever file that is, are the daemon's own; the last one counts.
 */
final class RsyncConfig extends Dialect {
    private static final String INCLUDE = "&include";
    private static final String MERGE = "&merge";

    private String section = "";

    RsyncConfig(FileView files, String path) {
        super(files, path, Counts.LAST);
    }

    @Override
    public void take(String text, int depth) {
        Lines lines = new Lines(text);
        for (String raw = lines.next(); raw != null && sources.hasRoom(); raw = lines.next()) {
            String line = whole(raw.strip(), lines);
            if (line.startsWith("[")) {
                int end = line.indexOf(']');
                section = line.substring(0, end < 0 ? line.length() : end).substring(1);
            } else if (line.startsWith("&")) {
                directive(line, depth);
            } else if (!isComment(line)) {
                assignment(line);
            }
        }
    }

    /** With the lines that continue it. */
    private static String whole(String first, Lines lines) {
        if (isComment(first) || !first.endsWith("\\")) {
            return first;
        }
        StringBuilder whole = new StringBuilder(first);
        while (whole.length() > 0 && whole.charAt(whole.length() - 1) == '\\') {
            whole.setLength(whole.length() - 1);
            String next = lines.next();
            if (next != null) {
                whole.append(next.strip());
            }
        }
        return whole.toString().strip();
    }

    private static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith(";");
    }

    private void directive(String line, int depth) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith(INCLUDE)) {
            fileOrDirectory(line.substring(INCLUDE.length()), ".conf", depth);
        } else if (lower.startsWith(MERGE)) {
            fileOrDirectory(line.substring(MERGE.length()), ".inc", depth);
        }
    }

    private void fileOrDirectory(String rest, String ending, int depth) {
        String name = rest.strip();
        String path = name.startsWith("=") ? name.substring(1).strip() : name;
        if (sources.files().kind(path) != FileView.Kind.DIRECTORY) {
            sources.load(path, depth + 1, this);
            return;
        }
        include(path + "/*" + ending, depth);
    }

    private void assignment(String line) {
        int equals = line.indexOf('=');
        if (equals > 0) {
            keep(section, line.substring(0, equals), line.substring(equals + 1).strip());
        }
    }

    /** Neither case nor blanks count. */
    @Override
    String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (!Character.isWhitespace(name.charAt(i))) {
                folded.append(Character.toLowerCase(name.charAt(i)));
            }
        }
        return folded.toString();
    }

    @Override
    String foldedSection(String name) {
        return folded(name);
    }
}
