package org.oscine.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a draft as YAML with comments: short mappings on one line, long ones over several. */
final class Yaml {
    private static final int WIDTH = 116;
    private static final Pattern PLAIN = Pattern.compile("(?:[A-Za-z0-9_/.]|-{1,2}[A-Za-z])[A-Za-z0-9_/.+@=%^-]*"
            + "(?: [A-Za-z0-9_/.(][A-Za-z0-9_/.+@=%()'-]*)*");
    private static final Pattern SPECIAL =
            Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null|~|[-+]?\\.(inf|nan)|[.-]+"
            + "|[-+]?[0-9_]+|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)(e[-+]?[0-9]+)?|0x[0-9a-f]+|0o[0-7]+");

    private final StringBuilder text = new StringBuilder();

    private Yaml() {}

    /** The text of a mapping; each key of it is set apart by an empty line if it holds a mapping itself. */
    static String document(Part document) {
        Yaml yaml = new Yaml();
        yaml.comments(document.comments, 0);
        boolean first = true;
        for (Map.Entry<String, Object> field : document.fields.entrySet()) {
            if (field.getValue() instanceof Part && !first) {
                yaml.text.append('\n');
            }
            yaml.field(field.getKey(), field.getValue(), 0);
            first = false;
        }
        return yaml.text.toString();
    }

    private void field(String key, Object value, int indent) {
        if (value instanceof Part part) {
            comments(part.comments, indent);
        }
        String start = " ".repeat(indent) + key(key) + ":";
        if (value instanceof String string && string.contains("\n") && Plain.isBlock(string)) {
            line(start + " |");
            string.strip().lines().forEach(one -> line((" ".repeat(indent + 2) + one).stripTrailing()));
            return;
        }
        String flow = (start + " " + flow(value)).stripTrailing();
        if (flow.length() <= WIDTH && (indent > 0 || !(value instanceof Part)) && !hasComments(value)) {
            line(flow);
            return;
        }
        block(start, value, indent);
    }

    private void block(String start, Object value, int indent) {
        switch (value) {
            case Part part -> {
                line(start);
                part.fields.forEach((name, below) -> field(name, below, indent + 2));
            }
            case Map<?, ?> map -> {
                line(start);
                map.forEach((name, below) -> field(name.toString(), below, indent + 2));
            }
            case List<?> list -> {
                line(start);
                list.forEach(item -> line(" ".repeat(indent + 2) + "- " + flow(item)));
            }
            default -> line(start + " " + flow(value));
        }
    }

    private static boolean hasComments(Object value) {
        return value instanceof Part part && part.fields.values().stream()
                .anyMatch(below -> below instanceof Part it && (!it.comments.isEmpty() || hasComments(it)));
    }

    private void comments(List<String> comments, int indent) {
        for (String comment : comments) {
            for (String line : wrapped(Plain.comment(comment), WIDTH - indent - 2)) {
                line((" ".repeat(indent) + "# " + line).stripTrailing());
            }
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** A value on one line. */
    static String flow(Object value) {
        return switch (value) {
            case String string -> scalar(string);
            case Part.Raw raw -> raw.text();
            case Part.Choice choice -> "{ when: " + scalar(choice.when()) + ", then: "
                    + (choice.then().size() == 1 ? scalar(choice.then().getFirst()) : flow(choice.then())) + " }";
            case List<?> list -> {
                List<String> items = new ArrayList<>();
                list.forEach(item -> items.add(flow(item)));
                yield "[" + String.join(", ", items) + "]";
            }
            case Part part -> flow(part.fields);
            case Map<?, ?> map -> {
                List<String> items = new ArrayList<>();
                map.forEach((key, below) -> items.add((key(key.toString()) + ": " + flow(below)).stripTrailing()));
                yield items.isEmpty() ? "{}" : "{ " + String.join(", ", items) + " }";
            }
            default -> throw new IllegalArgumentException("not a value of a draft: " + value);
        };
    }

    /** Keys are texts whatever they look like. */
    private static String key(String text) {
        return text.matches("[0-9]{1,3}") ? text : scalar(text);
    }

    /** A text as a YAML scalar that is read back as just this text. */
    static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !SPECIAL.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        String whole = Plain.whole(text);
        for (int i = 0; i < whole.length(); i++) {
            char character = whole.charAt(i);
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(Plain.isPrintable(character) ? String.valueOf(character)
                        : String.format("\\u%04x", (int) character));
            }
        }
        return quoted.append('"').toString();
    }

    private static List<String> wrapped(String text, int width) {
        if (text.startsWith(" ")) {
            return List.of(text); // laid out already
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.replace('\n', ' ').split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
