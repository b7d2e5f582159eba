package org.oscine.lint;

import static org.oscine.lint.SchemaText.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The words of the reference for one key: what its value is, its default, its examples. */
final class KeyText {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private final SchemaText schema;

    KeyText(SchemaText schema) {
        this.schema = schema;
    }

    /** What a value is: "string", "duration", "one of `a`, `b`". */
    String form(JsonNode node) {
        if (node.has("enum")) {
            return "one of " + codes(words(node.path("enum")));
        }
        if (node.has("const")) {
            return "`" + node.path("const").asString() + "`";
        }
        String pattern = text(node, "pattern");
        if (!pattern.isEmpty() && pattern.equals(text(schema.at("/definitions/duration"), "pattern"))) {
            return "duration";
        }
        List<String> types = words(node.path("type"));
        if (types.isEmpty()) {
            types = List.of(text(node, "type"));
        }
        List<String> forms = new ArrayList<>();
        for (String type : types) {
            String form = form(type, node);
            if (!forms.contains(form)) {
                forms.add(form);
            }
        }
        return String.join(" or ", forms);
    }

    private String form(String type, JsonNode node) {
        return switch (type) {
            case "object" -> "mapping";
            case "array" -> text(node.path("items"), "$ref").endsWith("/word") ? "list of words" : "list";
            case "boolean" -> words(node.path("type")).isEmpty() ? "true or false" : "string";
            case "integer" -> "whole number";
            default -> "string";
        };
    }

    /** The remarks behind the form of a key: whether it is required, and its default. */
    String remarks(JsonNode node, boolean required) {
        String remark = required ? ", required" : "";
        JsonNode standard = node.path("default");
        return standard.isMissingNode() ? remark : remark + ", default `" + standard.asString() + "`";
    }

    /** The words of an enumeration, each with its meaning; empty where there is none. */
    String meanings(JsonNode node) {
        List<String> words = words(node.path("enum"));
        List<String> meanings = words(node.has("markdownEnumDescriptions")
                ? node.path("markdownEnumDescriptions") : node.path("enumDescriptions"));
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < Math.min(words.size(), meanings.size()); i++) {
            list.append("- `").append(words.get(i)).append("`: ").append(meanings.get(i)).append('\n');
        }
        return list.isEmpty() ? "" : list.append('\n').toString();
    }

    /** The examples of a key as one block of YAML. */
    String examples(String key, JsonNode node) {
        StringBuilder block = new StringBuilder();
        for (JsonNode example : node.path("examples")) {
            block.append(block.isEmpty() ? "" : "# or\n").append(YAML.writeValueAsString(Map.of(key, example)));
        }
        return block.isEmpty() ? "" : "```yaml\n" + block + "```\n\n";
    }

    /** The first example of a key, for a cell of a table. */
    String exampleInLine(JsonNode node) {
        String shown = flow(node.path("examples").path(0), false);
        return shown.isEmpty() ? "" : "`" + shown.replace("|", "\\|").strip() + "`";
    }

    /** A value in YAML's flow style; inside brackets some texts need quotes. */
    private static String flow(JsonNode value, boolean inside) {
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> parts.add(flow(item, true)));
            return "[" + String.join(", ", parts) + "]";
        }
        if (value.isObject()) {
            value.properties().forEach(entry -> parts.add(entry.getKey() + ": " + flow(entry.getValue(), true)));
            return "{ " + String.join(", ", parts) + " }";
        }
        String text = value.asString("").replace("\n", "\\n").replace("\r", "\\r");
        boolean escaped = text.indexOf('\\') >= 0;
        boolean quoted = value.isString() && (escaped || inside && text.chars().anyMatch(c -> "{}[],#".indexOf(c) >= 0)
                || text.startsWith("0"));
        return quoted ? "\"" + text + "\"" : text;
    }

    /** Words as code, in one line. */
    static String codes(List<String> words) {
        return "`" + String.join("`, `", words) + "`";
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(word -> words.add(word.asString()));
        }
        return words;
    }
}
