package org.oscine.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An entry that is of exactly one kind, as the rules of the schema tell it: see "The form of a union" in
 * docs/decisions/001-the-descriptor-language.md.
 *
 * @param kinds what goes with each kind, in the order of the schema's keys
 */
record Union(Map<String, Kind> kinds) {

    /** The options that may stand, and the keys that must stand, beside a kind. */
    record Kind(List<String> options, List<String> required) {}

    /** The union that a node of the schema describes; one without kinds if it describes none. */
    static Union of(JsonNode node) {
        List<String> keys = new ArrayList<>(node.path("properties").propertyNames());
        Map<String, Kind> found = new LinkedHashMap<>();
        for (JsonNode rule : node.at("/then/else/allOf")) {
            found.put(rule.at("/if/required/0").asString(), kind(rule.path("then"), keys));
        }
        found.values().forEach(kind -> kind.options().removeAll(found.keySet()));
        readmitOptionsThatNameKindsElsewhere(node, found);
        Map<String, Kind> ordered = new LinkedHashMap<>();
        for (String key : keys) {
            if (found.containsKey(key)) {
                ordered.put(key, found.get(key));
            }
        }
        return new Union(ordered);
    }

    private static Kind kind(JsonNode rule, List<String> keys) {
        List<String> options = new ArrayList<>(keys);
        JsonNode alone = rule.path("then");
        options.removeAll(alone.path("properties").propertyNames());
        options.removeAll(alone.at("/allOf/0/properties").propertyNames());
        List<String> required = new ArrayList<>();
        alone.path("required").forEach(key -> required.add(key.asString()));
        return new Kind(options, required);
    }

    /** Beside a command, user and group are whom it runs as, although elsewhere they are kinds. */
    private static void readmitOptionsThatNameKindsElsewhere(JsonNode node, Map<String, Kind> found) {
        for (JsonNode rule : node.at("/then/else/allOf")) {
            String name = rule.at("/if/required/0").asString();
            JsonNode others = rule.at("/then/if/properties");
            for (String kind : found.keySet()) {
                boolean excluded = others.has(kind) || rule.at("/if/properties").has(kind);
                if (!kind.equals(name) && !excluded) {
                    found.get(name).options().add(kind);
                }
            }
        }
    }
}
