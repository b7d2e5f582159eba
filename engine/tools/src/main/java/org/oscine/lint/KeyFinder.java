package org.oscine.lint;

import static org.oscine.lint.SchemaText.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Suggestions;
import org.oscine.lint.rule.Rules;
import tools.jackson.databind.JsonNode;

/** Finds the keys of the language by their paths, such as {@code status.pidfile} or {@code status.server.pidfile}. */
final class KeyFinder {
    /** No key that one would ask for without its place stands deeper. */
    private static final int DEEPEST = 3;

    private final SchemaText schema;

    /** What became of a path. */
    sealed interface Found {
        /**
         * A key.
         *
         * @param name the key itself, or the name of an entry that somebody chose
         * @param node what the schema says of it
         * @param around what the schema says of that which holds the key
         */
        record Key(String name, JsonNode node, JsonNode around) implements Found {}

        /** No key; with advice what might have been meant. */
        record Unknown(String summary, String help) implements Found {}
    }

    KeyFinder(SchemaText schema) {
        this.schema = schema;
    }

    /** The key under a path of keys with dots between them. */
    Found find(String path) {
        if (isCommon(path)) {
            return new Found.Key(path, schema.at("/definitions/" + path), schema.root());
        }
        Found found = new Found.Key("", schema.root(), schema.root());
        for (String step : path.split("\\.", -1)) {
            if (found instanceof Found.Key key) {
                found = step(key, step);
            }
        }
        return found;
    }

    /** A key that stands in many places has a definition of its name, and may be asked for without any place. */
    private boolean isCommon(String name) {
        return !schema.root().path("properties").has(name) && schema.at("/definitions").valueStream()
                .anyMatch(holder -> text(holder.path("properties").path(name), "$ref").equals("#/definitions/" + name));
    }

    /** The paths, without names of entries, at which a key of that name stands. */
    List<String> places(String name) {
        List<String> places = new ArrayList<>();
        collect("", schema.root(), name, places, 0);
        return places;
    }

    private void collect(String above, JsonNode node, String name, List<String> places, int depth) {
        JsonNode held = held(node);
        JsonNode holder = entry(held).orElse(held);
        for (String key : children(holder)) {
            String path = above + key;
            if (key.equals(name) && !places.contains(path)) {
                places.add(path);
            }
            if (depth < DEEPEST) {
                collect(path + ".", schema.resolved(holder.path("properties").path(key)), name, places, depth + 1);
            }
        }
    }

    private Found step(Found.Key from, String step) {
        JsonNode around = held(from.node());
        Optional<JsonNode> entry = entry(around);
        JsonNode holder = entry.filter(node -> !around.path("properties").has(step)).orElse(around);
        if (holder.path("properties").has(step)) {
            return new Found.Key(step, schema.resolved(holder.path("properties").path(step)), holder);
        }
        if (entry.isPresent() && Suggestions.closest(step, children(holder)).isEmpty()) {
            return new Found.Key(step, entry.get(), around); // the name of an entry
        }
        if (from.name().isEmpty()) {
            return noTopic(step);
        }
        String where = "'" + from.name() + "'";
        List<String> children = children(holder);
        return new Found.Unknown(
                children.isEmpty() ? where + " has no keys below it" : where + " has no key '" + step + "'",
                children.isEmpty() ? "" : Suggestions.advice(step, children, "the keys are"));
    }

    private Found noTopic(String word) {
        List<String> topics = new ArrayList<>(children(schema.root()));
        Rules.ALL.forEach(rule -> topics.add(rule.name()));
        topics.addAll(NamesInMessages.load().all());
        String guess = Suggestions.closest(word, topics).map(topic -> "did you mean '" + topic + "'?").orElse("");
        return new Found.Unknown("there is no key and no rule '" + word + "'",
                guess.isEmpty() ? "oscine explain lists them" : guess);
    }

    /** What has the keys below a node: the mappings of a list, or the node itself. */
    JsonNode held(JsonNode node) {
        JsonNode item = node.path("items").has("$ref") ? schema.resolved(node.path("items")) : node;
        return item.has("properties") ? item : node;
    }

    /** What the schema says of an entry under a name of the author's choice, if the node holds such. */
    Optional<JsonNode> entry(JsonNode node) {
        JsonNode entry = node.path("additionalProperties");
        return entry.has("$ref") ? Optional.of(schema.resolved(entry)) : Optional.empty();
    }

    /** The keys that may stand directly in a node. */
    List<String> children(JsonNode node) {
        List<String> children = new ArrayList<>(node.path("properties").propertyNames());
        for (JsonNode part : node.path("allOf")) {
            children.addAll(part.path("properties").propertyNames());
        }
        return children;
    }
}
