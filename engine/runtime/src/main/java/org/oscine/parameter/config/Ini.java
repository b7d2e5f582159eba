package org.oscine.parameter.config;

import java.util.Optional;

/** {@code [section]} and {@code key = value}; lines that begin with # or ; are comments; the last one wins. */
record Ini(String text) {

    /** An empty section means the lines before the first one. */
    Optional<String> find(String section, String key) {
        Optional<String> found = Optional.empty();
        String current = "";
        Lines lines = new Lines(text);
        for (String raw = lines.next(); raw != null; raw = lines.next()) {
            String line = raw.strip();
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                current = line.substring(1, line.length() - 1).strip();
            } else if (equals > 0 && !isComment(line) && current.equals(section)
                    && line.substring(0, equals).strip().equals(key)) {
                found = Optional.of(line.substring(equals + 1).strip());
            }
        }
        return found;
    }

    private static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith(";");
    }
}
