package org.oscine.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON Schema of a grammar: what each word of it becomes is in {@code schema/grammar/README.md}. */
final class SchemaMaker {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REFERENCE = "#/definitions/";

    private final Grammar grammar;
    private final RuleMaker rules;

    private SchemaMaker(Grammar grammar) {
        this.grammar = grammar;
        this.rules = new RuleMaker(grammar);
    }

    static ObjectNode schema(Grammar grammar) {
        return new SchemaMaker(grammar).schema();
    }

    private ObjectNode schema() {
        ObjectNode schema = JSON.objectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("$id", "urn:oscine:schema:" + grammar.name());
        ObjectNode top = grammar.root().deepCopy().asObject();
        top.remove(List.of("forms", "groups", "definitions"));
        schema.setAll(node("", top));
        ObjectNode definitions = schema.putObject("definitions");
        grammar.root().path("definitions").properties()
                .forEach(entry -> definitions.set(entry.getKey(), node(entry.getKey(), entry.getValue())));
        return schema;
    }

    /** What the schema says of one key or definition. */
    private ObjectNode node(String key, JsonNode words) {
        JsonNode said = rules.withItsForm(words);
        ObjectNode node = JSON.objectNode();
        if (said.has("title") || said.has("text")) {
            node.put("title", said.path("title").asString(capitalised(key)));
        }
        Optional<UnionGrammar> union = grammar.union(key, said);
        if (said.has("text")) {
            String text = said.path("text").asString() + union.map(SchemaMaker::exactlyOne).orElse("");
            node.put("description", text.replace("`", "")).put("markdownDescription", text);
        }
        if (!said.has("type") && (said.has("keys") || said.has("entries") || union.isPresent())) {
            node.put("type", "object");
        }
        said.properties().forEach(entry -> put(node, entry.getKey(), entry.getValue()));
        putParts(node, said);
        if (said.has("keys")) {
            putMapping(node, said);
        }
        union.ifPresent(family -> {
            putKeys(node, family.keys(), said);
            node.setAll(rules.guarded(family.keys().keySet(), rules.ofUnion(family)));
        });
        return node;
    }

    /** Every union says in its text what its kinds are. */
    private static String exactlyOne(UnionGrammar union) {
        return " Exactly one of `" + String.join("`, `", union.names()) + "`.";
    }

    private void put(ObjectNode node, String word, JsonNode value) {
        switch (word) {
            case "title", "text", "keys", "each", "entries", "names", "items", "requires", "rules", "exactly-one", "only" -> { }
            case "kinds", "options", "noun", "beside", "beside-all", "misplaced", "like", "without" -> { }
            case "is" -> node.put("$ref", REFERENCE + value.asString());
            case "example" -> node.putArray("examples").add(value);
            case "words" -> putWords(node, value);
            case "mapping" -> {
                ObjectNode mapping = node.putArray("allOf").addObject().put("title", value.path("title").asString());
                value.properties().forEach(entry -> put(mapping, entry.getKey(), entry.getValue()));
                putMapping(mapping, value);
            }
            default -> node.set(RuleMaker.inSchema(word), value);
        }
    }

    /** An enumeration: the words, each with its meaning. */
    private static void putWords(ObjectNode node, JsonNode words) {
        ArrayNode values = node.putArray("enum");
        ArrayNode meanings = node.putArray("enumDescriptions");
        ArrayNode markdown = JSON.arrayNode();
        words.properties().forEach(word -> {
            String meaning = word.getValue().asString();
            values.add(value(word.getKey()));
            meanings.add(meaning.replace("`", ""));
            markdown.add(meaning);
        });
        if (!markdown.equals(meanings)) {
            node.set("markdownEnumDescriptions", markdown);
        }
    }

    private static JsonNode value(String word) {
        if (word.equals("null")) {
            return JSON.nullNode();
        }
        return word.matches("[0-9.]+") ? JSON.numberNode(Double.parseDouble(word)) : JSON.stringNode(word);
    }

    /**
     * The forms of what a list or a mapping of free names holds. Where a single value may stand as well they stand in an allOf,
     * else editors insert a list or a mapping (decision 001).
     */
    private void putParts(ObjectNode node, JsonNode said) {
        boolean alone = !said.path("type").isArray();
        ObjectNode parts = alone ? node : JSON.objectNode();
        if (said.has("items")) {
            parts.set("items", reference(said.path("items")));
        }
        if (said.has("entries")) {
            parts.set("additionalProperties", reference(said.path("entries")));
        }
        if (said.has("names")) {
            JsonNode names = said.path("names");
            parts.set("propertyNames", names.isString() ? reference(names) : node("", names));
        }
        if (!alone && !parts.isEmpty()) {
            node.putArray("allOf").add(parts);
        }
    }

    private static ObjectNode reference(JsonNode definition) {
        return JSON.objectNode().put("$ref", REFERENCE + definition.asString());
    }

    /** A mapping with keys of its own, and its rules, which are silent while a key is misspelt. */
    private void putMapping(ObjectNode node, JsonNode said) {
        Map<String, JsonNode> keys = grammar.keys(said.path("keys"));
        putKeys(node, keys, said);
        ObjectNode rule = rules.ofMapping(said);
        if (!rule.isEmpty()) {
            node.setAll(rules.guarded(keys.keySet(), rule));
        }
    }

    private void putKeys(ObjectNode node, Map<String, JsonNode> keys, JsonNode said) {
        ObjectNode properties = node.putObject("properties");
        keys.forEach((key, words) -> properties.set(key, node(key, withEach(key, words, said.path("each")))));
        node.put("additionalProperties", false);
    }

    /** What is said of a key, over what is said of each key of its mapping. A text alone is all that is to be said. */
    private static JsonNode withEach(String key, JsonNode words, JsonNode each) {
        ObjectNode all = each.isObject() ? each.deepCopy().asObject() : JSON.objectNode();
        if (words.isString()) {
            return all.set("text", words);
        }
        all.setAll(words.asObject());
        for (String word : List.of("title", "text")) {
            if (each.has(word)) {
                all.put(word, all.path(word).asString().replace("<key>", key).replace("<title>", all.path("title").asString()));
            }
        }
        return all;
    }

    private static String capitalised(String key) {
        return key.isEmpty() ? key : Character.toUpperCase(key.charAt(0)) + key.substring(1).replace('-', ' ');
    }
}
