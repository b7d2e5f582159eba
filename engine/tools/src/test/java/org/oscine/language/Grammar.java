package org.oscine.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The grammar of one kind of file: {@code schema/grammar/NAME.yaml}, with the forms that {@code common.yaml} adds to each. */
public record Grammar(String name, JsonNode root, ObjectNode forms) {
    private static final Path DIRECTORY = Path.of("../schema/grammar");
    private static final YAMLMapper YAML = YAMLMapper.shared();
    /** Where a mapping says it, the keys of these groups stand there. */
    private static final String GROUPS_HERE = "<<";

    public static Grammar of(String name) {
        ObjectNode forms = read("common").path("forms").deepCopy().asObject();
        JsonNode root = read(name);
        forms.setAll(root.path("forms").asObject());
        return new Grammar(name, root, forms);
    }

    private static JsonNode read(String name) {
        return YAML.readTree(DIRECTORY.resolve(name + ".yaml").toFile());
    }

    JsonNode definition(String name) {
        return root.path("definitions").path(name);
    }

    /** The keys of a mapping, each with what is said of it. Those of a group stand together, whoever says what they are. */
    Map<String, JsonNode> keys(JsonNode keys) {
        Map<String, JsonNode> inGroups = new LinkedHashMap<>();
        keys.path(GROUPS_HERE).forEach(group -> inGroups.putAll(ofGroup(group.asString())));
        Map<String, JsonNode> all = new LinkedHashMap<>();
        keys.properties().forEach(entry -> {
            if (entry.getKey().equals(GROUPS_HERE)) {
                inGroups.forEach((key, said) -> all.put(key, keys.has(key) ? keys.path(key) : said));
            } else if (!inGroups.containsKey(entry.getKey())) {
                all.put(entry.getKey(), entry.getValue());
            }
        });
        return all;
    }

    /** A group lists definitions of the same names as its keys, and other groups; or it says all of its keys itself. */
    Map<String, JsonNode> ofGroup(String name) {
        JsonNode group = root.path("groups").path(name);
        if (group.isObject()) {
            return keys(group);
        }
        Map<String, JsonNode> keys = new LinkedHashMap<>();
        for (String key : names(group)) {
            keys.put(key, JsonNodeFactory.instance.objectNode().put("is", key));
        }
        return keys;
    }

    /** The keys of a list in which groups stand for theirs; the name of a group alone is such a list. */
    List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        for (JsonNode item : list.isString() ? List.of(list) : list) {
            String name = item.asString();
            names.addAll(root.path("groups").has(name) ? ofGroup(name).keySet() : List.of(name));
        }
        return names;
    }

    /** All keys that a file may have, but for the names that its author chooses. */
    public Set<String> allKeys() {
        Set<String> all = new TreeSet<>();
        addKeys(root, all);
        root.path("definitions").properties().forEach(entry -> union(entry.getKey(), entry.getValue())
                .ifPresent(union -> all.addAll(union.keys().keySet())));
        return all;
    }

    private void addKeys(JsonNode said, Set<String> all) {
        all.addAll(keys(said.path("keys")).keySet());
        said.forEach(part -> addKeys(part, all));
    }

    /** What is said of a definition as a union, if its entries are of exactly one kind. */
    Optional<UnionGrammar> union(String name, JsonNode said) {
        return said.has("kinds") || said.has("like") ? Optional.of(new UnionGrammar(this, name, said)) : Optional.empty();
    }
}
