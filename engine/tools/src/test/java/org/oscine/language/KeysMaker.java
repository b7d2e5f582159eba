package org.oscine.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Makes the Java class of a grammar's lists of keys, for code that reads neither the grammar nor the schema. */
final class KeysMaker {
    private static final int WIDTH = 120;
    private static final String CONSTANT = "    public static final List<String> ";
    /** The form of texts that insert names. */
    private static final String INSERTS = "template";
    private static final Set<String> REFERENCES = Set.of("is", "items", "entries", "names", "like");

    private final Grammar grammar;
    private final Map<String, Keys> lists = new LinkedHashMap<>();

    /** A list, and what is said of it. */
    private record Keys(String comment, List<String> keys) {}

    private KeysMaker(Grammar grammar) {
        this.grammar = grammar;
        ofFile();
        grammar.root().path("groups").propertyNames().forEach(group ->
                add(group, "The keys of the group " + group + ".", List.copyOf(grammar.ofGroup(group).keySet())));
        grammar.root().path("definitions").properties().forEach(entry -> ofDefinition(entry.getKey(), entry.getValue()));
    }

    /**
     * The source of a class.
     *
     * @param wanted the constants that somebody uses
     */
    static String source(Grammar grammar, String packageName, String className, List<String> wanted) {
        StringBuilder source = new StringBuilder("package " + packageName + ";\n\nimport java.util.List;\n\n/**\n"
                + " * Keys of the language. Generated from schema/grammar/" + grammar.name() + ".yaml; after a change there:\n"
                + " * {@code mvn -q test -Dtest=GrammarTest -Doscine.update=true}.\n */\n"
                + "public final class " + className + " {\n");
        Map<String, Keys> lists = new KeysMaker(grammar).lists;
        for (String name : wanted) {
            Keys list = lists.get(name);
            source.append("    /** ").append(list.comment()).append(" */\n").append(constant(name, list.keys())).append("\n");
        }
        return source + "    private " + className + "() {}\n}\n";
    }

    private static String constant(String name, List<String> keys) {
        StringBuilder source = new StringBuilder(CONSTANT + name + " = List.of(");
        int column = source.length();
        for (int i = 0; i < keys.size(); i++) {
            String item = "\"" + keys.get(i) + "\"" + (i < keys.size() - 1 ? "," : ");\n");
            boolean breaks = column + 1 + item.length() > WIDTH;
            source.append(i == 0 ? "" : breaks ? "\n            " : " ").append(item);
            column = breaks ? 12 + item.length() : column + 1 + item.length();
        }
        return source.toString();
    }

    private void ofFile() {
        Map<String, JsonNode> sections = grammar.keys(grammar.root().path("keys"));
        add("sections", "The keys of a file, in their order.", List.copyOf(sections.keySet()));
        add("head", "The keys that come before the first mapping.", sections.keySet().stream()
                .takeWhile(key -> !isMapping(sections.get(key))).toList());
        add("inserting", "The sections in whose texts names are inserted.", sections.keySet().stream()
                .filter(key -> inserts(sections.get(key), new TreeSet<>())).toList());
        sections.forEach((key, said) -> {
            if (said.has("keys")) {
                Map<String, JsonNode> keys = grammar.keys(said.path("keys"));
                add(key, "The keys of " + key + ", in their order.", List.copyOf(keys.keySet()));
                add(key + "-lists", "Those of them that may have a list.",
                        keys.keySet().stream().filter(it -> isList(keys.get(it))).toList());
            }
        });
    }

    private static boolean isMapping(JsonNode said) {
        return said.has("keys") || said.has("entries");
    }

    private boolean isList(JsonNode said) {
        String type = said.path("type").toString();
        return type.contains("array") || said.path("is").isString() && isList(referred(said.path("is").asString()));
    }

    /** Whether a text that inserts names can stand somewhere in what is said here. */
    private boolean inserts(JsonNode said, Set<String> seen) {
        for (var entry : said.properties()) {
            String word = entry.getKey();
            JsonNode value = entry.getValue();
            boolean found = REFERENCES.contains(word) && value.isString()
                    ? value.asString().equals(INSERTS) || seen.add(value.asString()) && inserts(referred(value.asString()), seen)
                    : !word.startsWith("example") && value.isObject() && inserts(value, seen);
            if (found) {
                return true;
            }
        }
        return false;
    }

    private JsonNode referred(String name) {
        return grammar.forms().has(name) ? grammar.forms().path(name) : grammar.definition(name);
    }

    private void ofDefinition(String name, JsonNode said) {
        grammar.union(name, said).ifPresent(union -> {
            add(name + "-kinds", "Each " + name.replace('-', ' ') + " has exactly one of these.", union.names());
            add(name + "-options", "What may stand beside these.", List.copyOf(union.options().keySet()));
        });
        JsonNode keys = said.has("mapping") ? said.at("/mapping/keys") : said.path("keys");
        if (keys.isObject()) {
            add(name, "The keys of " + name + ", in their order.", List.copyOf(grammar.keys(keys).keySet()));
        }
        if (said.has("exactly-one")) {
            add(name + "-kinds", "Each " + name + " has exactly one of these.", grammar.names(said.at("/exactly-one/of")));
        }
    }

    private void add(String name, String comment, List<String> keys) {
        lists.put(name.toUpperCase(Locale.ROOT).replace('-', '_'), new Keys(comment, keys));
    }
}
