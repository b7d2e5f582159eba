package org.oscine.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a systemd unit, as systemd.syntax(7) reads them: sections, continued lines, comments among them, and
 * an empty assignment that takes back all that came before.
 */
final class UnitFile {
    private final Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();

    /** Adds a file: the unit itself, or one of its drop-ins. */
    UnitFile add(String text) {
        Map<String, List<String>> section = new LinkedHashMap<>();
        for (String line : joined(text)) {
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                section = sections.computeIfAbsent(line.substring(1, line.length() - 1), name -> new LinkedHashMap<>());
            } else if (equals > 0) {
                set(section, line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        }
        return this;
    }

    private static void set(Map<String, List<String>> section, String key, String value) {
        List<String> values = section.computeIfAbsent(key, name -> new ArrayList<>());
        if (value.isEmpty()) {
            values.clear();
        } else {
            values.add(value);
        }
    }

    /** Lines without comments; a backslash at an end joins a line with the next that is no comment. */
    private static List<String> joined(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        boolean continued = false;
        for (String raw : text.split("\n", -1)) {
            String line = raw.strip();
            boolean comment = line.startsWith("#") || line.startsWith(";");
            if (comment || line.isEmpty() && !continued) {
                continue;
            }
            continued = line.endsWith("\\");
            open.append(open.isEmpty() ? "" : " ").append(continued ? line.substring(0, line.length() - 1).strip() : line);
            if (!continued) {
                lines.add(open.toString());
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            lines.add(open.toString());
        }
        return lines;
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    /** All values of a key, in their order. */
    List<String> all(String section, String key) {
        return sections.getOrDefault(section, Map.of()).getOrDefault(key, List.of());
    }

    /** The last value of a key, or an empty text. */
    String last(String section, String key) {
        List<String> values = all(section, key);
        return values.isEmpty() ? "" : values.getLast();
    }

    /** The keys of a section. */
    List<String> keys(String section) {
        return sections.getOrDefault(section, Map.of()).entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty()).map(Map.Entry::getKey).toList();
    }
}
