package org.oscine.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the rules of a schema: what a mapping requires, what excludes what, and the sentences that editors show for it. */
final class RuleMaker {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Grammar grammar;

    RuleMaker(Grammar grammar) {
        this.grammar = grammar;
    }

    /** The word of JSON Schema, or of its editors, for one of the grammar's. */
    static String inSchema(String word) {
        return switch (word) {
            case "error" -> "errorMessage";
            case "pattern-error" -> "patternErrorMessage";
            case "type", "pattern", "minimum", "maximum", "minItems", "minProperties", "uniqueItems", "const", "default",
                    "required", "allOf", "examples", "defaultSnippets" -> word;
            default -> throw new IllegalArgumentException("the grammar has no word '" + word + "'");
        };
    }

    /** What is said, over what its form says; a form is copied, a definition is referred to. */
    JsonNode withItsForm(JsonNode said) {
        String form = said.path("is").asString("");
        if (!grammar.forms().has(form)) {
            return said;
        }
        ObjectNode all = withItsForm(grammar.forms().path(form)).deepCopy().asObject();
        said.properties().stream().filter(entry -> !entry.getKey().equals("is"))
                .forEach(entry -> all.set(entry.getKey(), entry.getValue()));
        if (said.has("only")) {
            List<String> only = grammar.names(said.path("only"));
            all.path("words").asObject().retain(only);
        }
        return all;
    }

    /** Rules that say nothing while a key is misspelt, so that one mistake is told once. */
    ObjectNode guarded(Collection<String> keys, ObjectNode rule) {
        ObjectNode guarded = JSON.objectNode();
        guarded.set("if", named(keys));
        return guarded.set("then", rule).asObject();
    }

    private static ObjectNode named(Collection<String> keys) {
        ObjectNode named = JSON.objectNode();
        ArrayNode names = named.putObject("propertyNames").putArray("enum");
        keys.forEach(names::add);
        return named;
    }

    /** What a mapping requires, then its rules; empty if it has none. */
    ObjectNode ofMapping(JsonNode said) {
        ObjectNode required = required(said.path("requires"));
        ArrayNode others = JSON.arrayNode();
        if (said.has("exactly-one")) {
            others.add(exactlyOne(grammar.names(said.at("/exactly-one/of")), said.at("/exactly-one/error").asString()));
        }
        said.path("rules").forEach(rule -> others.add(rule(rule)));
        return ofAll(required, others);
    }

    /** A rule and more of them, in the form that is as flat as it can be. */
    private static ObjectNode ofAll(ObjectNode rule, ArrayNode more) {
        if (rule.isEmpty() && more.size() == 1) {
            return more.get(0).asObject();
        }
        return more.isEmpty() ? rule : rule.set("allOf", more).asObject();
    }

    /** Keys that must be there, of which the first missing one is told; a list has no sentences of its own. */
    private static ObjectNode required(JsonNode keys) {
        ObjectNode rule = JSON.objectNode();
        if (keys.isArray()) {
            return rule.set("required", keys).asObject();
        }
        ObjectNode last = rule;
        for (var entry : keys.properties()) {
            if (!last.isEmpty()) {
                last = restAfter(last);
            }
            last.set("required", JSON.arrayNode().add(entry.getKey()));
            last.set("errorMessage", entry.getValue());
        }
        return rule;
    }

    /** Makes of "this is required" a "this is required, or if it is there, what comes"; gives what comes. */
    private static ObjectNode restAfter(ObjectNode rule) {
        ObjectNode missing = rule.deepCopy();
        rule.removeAll();
        rule.putObject("if").set("required", missing.path("required"));
        ObjectNode rest = rule.putObject("then");
        rule.set("else", missing);
        return rest;
    }

    private static ObjectNode exactlyOne(List<String> keys, String error) {
        ObjectNode last = JSON.objectNode();
        last.putArray("required").add(keys.getLast());
        last.put("errorMessage", error);
        for (int i = keys.size() - 2; i >= 0; i--) {
            ObjectNode rule = JSON.objectNode();
            rule.putObject("if").putArray("required").add(keys.get(i));
            rule.set("then", without(keys.subList(i + 1, keys.size())).put("errorMessage", error));
            rule.set("else", last);
            last = rule;
        }
        return last;
    }

    private static ObjectNode without(Collection<String> keys) {
        ObjectNode rule = JSON.objectNode();
        ObjectNode properties = rule.putObject("properties");
        keys.forEach(key -> properties.put(key, false));
        return rule;
    }

    /** A rule in JSON Schema's own words and those for what is most often said. */
    private JsonNode rule(JsonNode said) {
        if (!said.isObject()) {
            return said;
        }
        ObjectNode rule = JSON.objectNode();
        rule.putArray("required");
        rule.putObject("properties");
        withItsForm(said).properties().forEach(entry -> put(rule, entry.getKey(), entry.getValue()));
        for (String part : List.of("required", "properties")) {
            if (rule.path(part).isEmpty()) {
                rule.remove(part);
            }
        }
        return rule;
    }

    private void put(ObjectNode rule, String word, JsonNode value) {
        ArrayNode required = rule.path("required").asArray();
        ObjectNode properties = rule.path("properties").asObject();
        switch (word) {
            case "has" -> required.addAll(value.asArray());
            case "where" -> value.properties().forEach(entry -> {
                required.add(entry.getKey());
                properties.putObject(entry.getKey()).set(entry.getValue().isArray() ? "enum" : "const", entry.getValue());
            });
            case "without" -> grammar.names(value).forEach(key -> properties.put(key, false));
            case "properties" -> value.properties().forEach(entry -> properties.set(entry.getKey(), rule(entry.getValue())));
            case "if", "then", "else", "not", "additionalProperties" -> rule.set(word, rule(value));
            default -> rule.set(inSchema(word), value);
        }
    }

    /** What makes an entry one of exactly one kind, and forbids beside it what belongs to others. */
    ObjectNode ofUnion(UnionGrammar union) {
        List<String> noKinds = new ArrayList<>(union.keys().keySet());
        noKinds.removeAll(union.names());
        ObjectNode rule = JSON.objectNode();
        rule.set("if", named(noKinds));
        ObjectNode missing = rule.putObject("then");
        missing.putArray("required").add(union.names().getFirst());
        missing.put("errorMessage",
                "The kind is missing: a " + union.noun() + " needs one of " + listed(union.names(), "or") + ".");
        ArrayNode kinds = rule.putObject("else").putArray("allOf");
        union.names().forEach(kind -> kinds.add(ofKind(union, kind)));
        return rule;
    }

    private ObjectNode ofKind(UnionGrammar union, String kind) {
        ObjectNode rule = JSON.objectNode();
        ObjectNode there = rule.putObject("if");
        there.putArray("required").add(kind);
        if (!union.optionOf(kind).isEmpty()) {
            there.setAll(without(union.optionOf(kind)));
        }
        ObjectNode then = rule.putObject("then");
        then.set("if", without(union.excludedBy(kind)));
        ObjectNode alone = ofKindAlone(union, kind);
        if (!alone.isEmpty()) {
            then.set("then", alone);
        }
        List<String> later = new ArrayList<>(union.excludedBy(kind));
        later.retainAll(union.names().subList(union.names().indexOf(kind), union.names().size()));
        if (!later.isEmpty()) {
            then.set("else", without(later).put("errorMessage", "A " + union.noun() + " has only one kind, and this one has " + kind
                    + " already: make it a separate entry."));
        }
        return rule;
    }

    private ObjectNode ofKindAlone(UnionGrammar union, String kind) {
        JsonNode said = union.kinds().get(kind);
        List<String> others = new ArrayList<>(union.options().keySet());
        others.removeAll(union.beside(kind));
        others.removeAll(union.names());
        ObjectNode rule = required(said.path("requires"));
        ArrayNode all = JSON.arrayNode();
        if (!others.isEmpty()) {
            all.add(without(others).put("errorMessage", misplaced(union, kind, said)));
        }
        said.path("rules").forEach(more -> all.add(rule(more)));
        return ofAll(rule, all);
    }

    private static String misplaced(UnionGrammar union, String kind, JsonNode said) {
        String whose = "Not allowed with " + kind + "; ";
        return said.has("misplaced") ? whose + said.path("misplaced").asString()
                : union.takesCommandOptions(kind) ? whose + "it takes the options of a command."
                : whose + "allowed: " + listed(union.beside(kind), "and") + ".";
    }

    private static String listed(List<String> words, String last) {
        return words.size() == 1 ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " " + last + " " + words.getLast();
    }
}
