package org.oscine.lint;

import static org.oscine.lint.SchemaText.text;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Span;
import org.oscine.diagnostic.Suggestions;
import tools.jackson.databind.JsonNode;

/**
 * Says what the validator found in the words of the schema: its {@code errorMessage} and {@code patternErrorMessage},
 * which editors show too, else a sentence for the keyword. The validator's own messages are for programmers.
 */
final class SchemaWording {
    static final String MISSING_KEY = "missing-key";

    private final SchemaText schema;

    SchemaWording(SchemaText schema) {
        this.schema = schema;
    }

    /** One error as a diagnostic, at the key or the value that it is about. */
    Diagnostic explain(Error error, JsonTree tree, String file) {
        String at = error.getInstanceLocation().toString();
        String fragment = error.getSchemaLocation().getFragment().toString();
        JsonNode owner = schema.at(parent(fragment));
        JsonTree.Place place = tree.place(at);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(error, owner, tree, at, file);
            case "false" -> misplacedKey(fragment, place, at, file);
            case "required" -> missingKey(error, owner, place, file);
            case "propertyNames" -> badName(error, fragment, tree, at, file);
            case "enum" -> unknownWord(error, owner, place, file);
            case "pattern" -> found("bad-value", place.content(), text(owner, "patternErrorMessage"), owner, file);
            case "type", "const" -> wrongType(error, owner, place, file);
            default -> found("bad-value", place.content(), bound(error, owner), owner, file);
        };
    }

    private Diagnostic unknownKey(Error error, JsonNode owner, JsonTree tree, String at, String file) {
        String key = error.getProperty();
        List<String> known = new ArrayList<>(owner.path("properties").propertyNames());
        known.removeIf(name -> error.getInstanceNode().has(name));
        Span span = tree.place(JsonTree.child(at, key)).name();
        String advice = Suggestions.advice(key, known, "the keys here are");
        return Diagnostic.error("unknown-key", file, span, "unknown key '" + key + "'",
                advice.isEmpty() ? text(owner, "description") : advice);
    }

    /** The key is known, and its value may be well, but it does not go with the others. */
    private Diagnostic misplacedKey(String fragment, JsonTree.Place place, String at, String file) {
        String key = at.substring(at.lastIndexOf('/') + 1);
        JsonNode rule = schema.at(parent(parent(parent(fragment))));
        return Diagnostic.error("misplaced-key", file, place.name(), "'" + key + "' is not allowed here",
                text(rule, "errorMessage"));
    }

    private Diagnostic missingKey(Error error, JsonNode owner, JsonTree.Place place, String file) {
        String message = text(owner, "errorMessage");
        String key = error.getProperty();
        if (message.isEmpty()) {
            String description = text(schema.resolved(schema.root().path("properties").path(key)), "description");
            return Diagnostic.error(MISSING_KEY, file, place.name(), "the key '" + key + "' is missing", description);
        }
        return found(MISSING_KEY, place.name(), message, owner, file);
    }

    private Diagnostic badName(Error error, String fragment, JsonTree tree, String at, String file) {
        JsonNode names = schema.at(fragment);
        Span span = tree.place(JsonTree.child(at, error.getProperty())).name();
        String message = text(names, "patternErrorMessage");
        String said = message.isEmpty() ? "'" + error.getProperty() + "' is not a valid " + inSentence(text(names, "title")) : message;
        return found("bad-name", span, said, names, file);
    }

    private Diagnostic unknownWord(Error error, JsonNode owner, JsonTree.Place place, String file) {
        if (owner.has("errorMessage")) {
            return found("unknown-word", place.content(), text(owner, "errorMessage"), owner, file);
        }
        List<String> known = new ArrayList<>();
        owner.path("enum").forEach(word -> known.add(word.asString()));
        if (error.getInstanceNode().isContainer()) {
            return found("wrong-type", place.content(), text(owner, "title") + " must be one word, not "
                    + kind(error.getInstanceNode()), owner, file);
        }
        String found = error.getInstanceNode().asString();
        String summary = "'" + found + "' is not a valid " + inSentence(text(owner, "title"));
        return Diagnostic.error("unknown-word", file, place.content(), summary, advice(found, known));
    }

    /** A word that only lacks a prefix, or has one too many, is meant: NOT_RUNNING, SIGTERM. */
    private static String advice(String found, List<String> known) {
        for (String word : known) {
            if (!found.isEmpty() && (word.endsWith("_" + found) || found.equals("SIG" + word))) {
                return "did you mean '" + word + "'?";
            }
        }
        return Suggestions.advice(found, known, "one of");
    }

    private Diagnostic wrongType(Error error, JsonNode owner, JsonTree.Place place, String file) {
        String message = text(owner, "errorMessage");
        String expected = message.isEmpty()
                ? inSentence(text(owner, "title")) + ": expected a mapping, not " + kind(error.getInstanceNode())
                : message;
        return found("wrong-type", place.content(), expected, owner, file);
    }

    private static String bound(Error error, JsonNode owner) {
        String value = error.getInstanceNode().toString();
        String bound = owner.path(error.getKeyword()).toString();
        return switch (error.getKeyword()) {
            case "minimum" -> value + " is below " + bound + ", the smallest value";
            case "maximum" -> value + " is above " + bound + ", the largest value";
            case "minItems", "minProperties" -> "this is empty";
            case "uniqueItems" -> "duplicate item in this list";
            default -> error.getMessage();
        };
    }

    private static Diagnostic found(String rule, Span span, String message, JsonNode owner, String file) {
        return Diagnostic.error(rule, file, span, inSentence(message), text(owner, "description"));
    }

    /** A sentence of the schema as a summary, which begins small and has no full stop; "OCF code" stays as it is. */
    private static String inSentence(String text) {
        String open = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        boolean abbreviation = open.length() < 2 || Character.isUpperCase(open.charAt(1));
        return abbreviation ? open : Character.toLowerCase(open.charAt(0)) + open.substring(1);
    }

    private static String kind(JsonNode node) {
        if (node.isNull()) {
            return "nothing";
        }
        return node.isArray() ? "a list" : node.isObject() ? "a mapping" : "a single value";
    }

    private static String parent(String pointer) {
        int slash = pointer.lastIndexOf('/');
        return slash <= 0 ? "" : pointer.substring(0, slash);
    }
}
