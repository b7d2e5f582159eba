package org.oscine.language;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** JSON for people: what fits into a line stands in one, and words fill lines. */
final class JsonText {
    private static final int WIDTH = 120;

    private JsonText() {}

    static String of(JsonNode node) {
        return block(node, "", 0) + "\n";
    }

    /** @param taken how many characters of the line are taken already, but for the indent */
    private static String block(JsonNode node, String indent, int taken) {
        String line = line(node);
        if (!node.isContainer() || indent.length() + taken + line.length() < WIDTH && !isDescribed(node)) {
            return line;
        }
        String inner = indent + "  ";
        List<String> parts = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                String key = quoted(entry.getKey()) + ": ";
                parts.add(inner + key + block(entry.getValue(), inner, key.length()));
            });
            return "{\n" + String.join(",\n", parts) + "\n" + indent + "}";
        }
        if (node.valueStream().anyMatch(JsonNode::isContainer)) {
            node.forEach(item -> parts.add(inner + block(item, inner, 0)));
            return "[\n" + String.join(",\n", parts) + "\n" + indent + "]";
        }
        return "[\n" + filled(node, inner) + "\n" + indent + "]";
    }

    private static boolean isDescribed(JsonNode node) {
        return node.has("description");
    }

    private static String filled(JsonNode list, String indent) {
        StringBuilder text = new StringBuilder();
        int column = WIDTH;
        for (int i = 0; i < list.size(); i++) {
            String item = line(list.get(i)) + (i < list.size() - 1 ? "," : "");
            if (column + 1 + item.length() > WIDTH) {
                text.append(text.isEmpty() ? "" : "\n").append(indent).append(item);
                column = indent.length() + item.length();
            } else {
                text.append(' ').append(item);
                column += 1 + item.length();
            }
        }
        return text.toString();
    }

    private static String line(JsonNode node) {
        List<String> parts = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(entry -> parts.add(quoted(entry.getKey()) + ": " + line(entry.getValue())));
            return "{" + String.join(", ", parts) + "}";
        }
        if (node.isArray()) {
            node.forEach(item -> parts.add(line(item)));
            return "[" + String.join(", ", parts) + "]";
        }
        return node.toString();
    }

    private static String quoted(String key) {
        return "\"" + key + "\"";
    }
}
