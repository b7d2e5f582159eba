package org.oscine.parameter.config;

import java.util.ArrayList;
import java.util.List;

/** {@code [section]} and {@code key = value}; lines that begin with # or ; are comments; the last one wins. */
record Ini(String text) {

    /** All values of a key; an empty section means the lines before the first one. */
    List<String> all(String section, String key) {
        List<String> found = new ArrayList<>(1);
        String current = "";
        Lines lines = new Lines(text);
        for (String raw = lines.next(); raw != null; raw = lines.next()) {
            String line = raw.strip();
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                current = line.substring(1, line.length() - 1).strip();
            } else if (equals > 0 && !isComment(line) && current.equals(section)
                    && line.substring(0, equals).strip().equals(key)) {
                found.add(line.substring(equals + 1).strip());
            }
        }
        return found;
    }

    private static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith(";");
    }
}
