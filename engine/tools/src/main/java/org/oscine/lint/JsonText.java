package org.oscine.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON, written without a library: this package has none. Indented by two, an empty list or object in one line. */
final class JsonText {
    private JsonText() {}

    /** Maps, lists, texts and whole numbers as JSON. */
    static String of(Object value) {
        return of(value, "");
    }

    private static String of(Object value, String indent) {
        return switch (value) {
            case Map<?, ?> map -> block("{", members(map, indent + "  "), "}", indent);
            case List<?> list -> block("[", items(list, indent + "  "), "]", indent);
            case Number number -> number.toString();
            default -> quoted(value.toString());
        };
    }

    private static List<String> members(Map<?, ?> map, String indent) {
        List<String> members = new ArrayList<>();
        map.forEach((key, value) -> members.add(indent + quoted(key.toString()) + ": " + of(value, indent)));
        return members;
    }

    private static List<String> items(List<?> list, String indent) {
        List<String> items = new ArrayList<>();
        list.forEach(item -> items.add(indent + of(item, indent)));
        return items;
    }

    private static String block(String open, List<String> parts, String close, String indent) {
        return parts.isEmpty() ? open + close : open + "\n" + String.join(",\n", parts) + "\n" + indent + close;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : c);
            }
        }
        return quoted.append('"').toString();
    }
}
