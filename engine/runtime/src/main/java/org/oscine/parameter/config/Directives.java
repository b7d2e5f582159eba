package org.oscine.parameter.config;

import java.util.ArrayList;
import java.util.List;

/** A key, blanks, and a value that a semicolon may end, as in the files of nginx, sshd and Apache; the last wins. */
record Directives(String text) {

    List<String> all(String key) {
        List<String> found = new ArrayList<>(1);
        Lines lines = new Lines(text);
        for (String raw = lines.next(); raw != null; raw = lines.next()) {
            String line = raw.strip();
            boolean named = line.startsWith(key) && line.length() > key.length()
                    && Character.isWhitespace(line.charAt(key.length()));
            if (named) {
                found.add(valueOf(line.substring(key.length())));
            }
        }
        return found;
    }

    private static String valueOf(String rest) {
        int comment = rest.indexOf(" #");
        String value = (comment < 0 ? rest : rest.substring(0, comment)).strip();
        value = value.endsWith(";") ? value.substring(0, value.length() - 1).strip() : value;
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
