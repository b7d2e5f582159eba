package org.oscine.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Entries of exactly one kind, and what may stand beside each: the form that decision 001 calls a union. */
record UnionGrammar(Grammar grammar, String name, JsonNode said) {

    /** What messages call an entry. */
    String noun() {
        return said.path("noun").asString(name.replace('-', ' '));
    }

    /** The kinds by their keys. */
    Map<String, JsonNode> kinds() {
        return grammar.keys(model().path("kinds"));
    }

    /** The union that this one is like, but for some options; else itself. */
    private JsonNode model() {
        return said.has("like") ? grammar.definition(said.path("like").asString()) : said;
    }

    List<String> names() {
        return List.copyOf(kinds().keySet());
    }

    /** All keys that are no kinds, each with what is said of it. */
    Map<String, JsonNode> options() {
        Map<String, JsonNode> options = grammar.keys(model().path("options"));
        options.keySet().removeAll(grammar.names(said.path("without")));
        return options;
    }

    /** All keys, each with what is said of it: the kinds, then the options. */
    Map<String, JsonNode> keys() {
        Map<String, JsonNode> keys = new LinkedHashMap<>(kinds());
        options().forEach(keys::putIfAbsent);
        return keys;
    }

    /** What may stand beside a kind; among it may be what is a kind elsewhere. */
    List<String> beside(String kind) {
        List<String> beside = new ArrayList<>(grammar.names(kinds().get(kind).path("beside")));
        beside.addAll(grammar.names(model().path("beside-all")));
        beside.removeAll(grammar.names(said.path("without")));
        return beside;
    }

    boolean takesCommandOptions(String kind) {
        return beside(kind).containsAll(grammar.names(grammar.root().path("groups").path("command-options")));
    }

    /** The kinds that a kind excludes; it may be an option of one of the others, or one of them of its own. */
    List<String> excludedBy(String kind) {
        List<String> excluded = new ArrayList<>(names());
        excluded.remove(kind);
        excluded.removeAll(beside(kind));
        excluded.removeAll(optionOf(kind));
        return excluded;
    }

    /** The kinds beside which this one is an option, and says something else. */
    List<String> optionOf(String kind) {
        return names().stream().filter(other -> !other.equals(kind) && beside(other).contains(kind)).toList();
    }
}
