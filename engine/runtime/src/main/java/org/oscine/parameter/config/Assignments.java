package org.oscine.parameter.config;

import java.util.ArrayList;
import java.util.List;

/** {@code NAME=value}, as in /etc/default and systemd's EnvironmentFile; quotes around the value are taken off. */
public record Assignments(String text) {

    /** All values that the name is given, of which the last counts. */
    public List<String> all(String name) {
        List<String> found = new ArrayList<>(1);
        Lines lines = new Lines(text);
        for (String line = lines.next(); line != null; line = lines.next()) {
            String[] assignment = parse(line);
            if (assignment.length == 2 && assignment[0].equals(name)) {
                found.add(assignment[1]);
            }
        }
        return found;
    }

    /** Name and value of a line; nothing for a comment or a line that is no assignment. */
    public static String[] parse(String raw) {
        String line = raw.strip();
        if (line.startsWith("export ")) {
            line = line.substring("export ".length()).strip();
        }
        int equals = line.indexOf('=');
        if (line.startsWith("#") || line.startsWith(";") || equals < 1) {
            return new String[0];
        }
        return new String[] {line.substring(0, equals).strip(), unquoted(line.substring(equals + 1).strip())};
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
