package org.oscine.lint;

import static org.oscine.lint.SchemaText.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.oscine.descriptor.DescriptorKeys;
import tools.jackson.databind.JsonNode;

/** The reference of the descriptor language, in Markdown, made of the texts of its schema. */
public final class Reference {
    private static final List<String> FORMS = List.of("name", "variable", "text", "word", "alternative", "compared", "duration", "code");

    private static final String HEAD = """
            <!-- Generated from schema/agent-1.schema.json by mvn test -Dtest=ReferenceTest -Doscine.update=true -->

            # The descriptor, key by key

            A descriptor is one YAML file that describes a service; `descriptors/asterisk.yaml` is one. With the line

            ```yaml
            # $schema: ../schema/agent-1.schema.json
            ```

            as its first line, editors show the same text as this page.

            """;

    private final SchemaText schema = SchemaText.load();
    private final KeyText keys = new KeyText(schema);
    /** The entries that have a chapter of their own, in the order of the sections that they stand in. */
    private final Set<String> chapters = new LinkedHashSet<>();
    private final StringBuilder page = new StringBuilder(HEAD);

    private Reference() {
        addChapters(schema.root());
    }

    private void addChapters(JsonNode holder) {
        for (JsonNode key : holder.path("properties")) {
            if (schema.resolved(key.path("additionalProperties")).has("properties")) {
                chapters.add(entry(key));
            }
            addChapters(key);
        }
    }

    private static String entry(JsonNode node) {
        return text(node.path("additionalProperties"), "$ref").replace("#/definitions/", "");
    }

    /** The whole page. */
    public static String markdown() {
        Reference reference = new Reference();
        reference.overview();
        reference.sections();
        reference.chapters.forEach(reference::chapter);
        reference.commandOptions();
        reference.conditions();
        reference.forms();
        return reference.page.toString().stripTrailing() + "\n";
    }

    private void overview() {
        page.append("| section | | what it says |\n|---|---|---|\n");
        JsonNode root = schema.root();
        Set<String> required = required(root.path("then"));
        for (Map.Entry<String, JsonNode> section : root.path("properties").properties()) {
            JsonNode node = schema.resolved(section.getValue());
            page.append("| [`").append(section.getKey()).append("`](#").append(section.getKey()).append(") | ")
                    .append(required.contains(section.getKey()) ? "required" : "").append(" | ")
                    .append(cell(text(node, "markdownDescription"))).append(" |\n");
        }
        page.append("\nEntries: ");
        List<String> links = new ArrayList<>();
        chapters.forEach(name -> links.add(link(name)));
        page.append(String.join(", ", links))
                .append(". Common to many: [options of a command](#options-of-a-command), ")
                .append("[conditions](#conditions), [forms of values](#forms-of-values).\n\n");
    }

    private void sections() {
        Set<String> required = required(schema.root().path("then"));
        for (Map.Entry<String, JsonNode> section : schema.root().path("properties").properties()) {
            JsonNode node = schema.resolved(section.getValue());
            page.append("## ").append(section.getKey()).append("\n\n");
            describe(section.getKey(), node, required.contains(section.getKey()));
            if (node.has("properties")) {
                table(node, required(node.path("then")));
            }
        }
        page.append("Each action has:\n\n");
        table(schema.at("/definitions/monitor-timing"), Set.of());
    }

    private void chapter(String name) {
        JsonNode node = schema.at("/definitions/" + name);
        page.append("## ").append(text(node, "title")).append("\n\n");
        page.append(text(node, "markdownDescription")).append("\n\n");
        Union union = Union.of(node);
        Set<String> options = new LinkedHashSet<>(node.path("properties").propertyNames());
        options.removeAll(union.kinds().keySet());
        union.kinds().forEach((key, kind) -> {
            page.append("### ").append(text(node, "title")).append(": ").append(key).append("\n\n");
            describe(key, property(node, key), false);
            page.append(companions(kind));
        });
        options.removeIf(option -> belongsToCommandsOnly(option, union));
        options.removeAll(DescriptorKeys.CONDITIONS);
        if (!options.isEmpty()) {
            table(node, List.copyOf(options), required(node.path("then")));
        }
        options.forEach(option -> page.append(keys.meanings(property(node, option))));
        options.forEach(option -> items(option, property(node, option)));
    }

    /** What the mappings of a list have. */
    private void items(String key, JsonNode node) {
        if (node.path("items").has("$ref") && schema.resolved(node.path("items")).has("properties")) {
            JsonNode item = schema.resolved(node.path("items"));
            page.append("Each item of `").append(key).append("` has:\n\n");
            table(item, required(item.path("then")));
        }
    }

    private static boolean takesCommandOptions(Union.Kind kind) {
        return kind.options().containsAll(DescriptorKeys.COMMAND_OPTIONS);
    }

    /** Not so the group of a step, which a directory has as well, nor the timeout of a monitor probe. */
    private static boolean belongsToCommandsOnly(String option, Union union) {
        List<Union.Kind> owners = union.kinds().values().stream()
                .filter(kind -> kind.options().contains(option))
                .toList();
        return DescriptorKeys.COMMAND_OPTIONS.contains(option)
                && !owners.isEmpty()
                && owners.stream().allMatch(Reference::takesCommandOptions);
    }

    private static String companions(Union.Kind kind) {
        List<String> beside = new ArrayList<>();
        for (String option : kind.options()) {
            boolean elsewhere = takesCommandOptions(kind) && DescriptorKeys.COMMAND_OPTIONS.contains(option)
                    || DescriptorKeys.CONDITIONS.contains(option);
            if (!elsewhere) {
                beside.add("`" + option + "`" + (kind.required().contains(option) ? " (required)" : ""));
            }
        }
        if (takesCommandOptions(kind)) {
            beside.add("the [options of a command](#options-of-a-command)");
        }
        if (kind.options().containsAll(DescriptorKeys.CONDITIONS)) {
            beside.add("[conditions](#conditions)");
        }
        return beside.isEmpty() ? "" : "Allowed with it: " + String.join(", ", beside) + ".\n\n";
    }

    private void commandOptions() {
        page.append("## Options of a command\n\n");
        page.append("They are allowed together with `run`; all except `output` and `timeout` also in `start`.\n\n");
        for (String name : DescriptorKeys.COMMAND_OPTIONS) {
            page.append("### ").append(name).append("\n\n");
            JsonNode node = schema.at("/definitions/" + name);
            describe(name, node, false);
            if (node.has("properties")) {
                table(node, Set.of());
            }
        }
    }

    private void conditions() {
        page.append("## Conditions\n\nEvery entry may have them. If they are not met, it is as if the entry were not there.\n\n");
        for (String name : DescriptorKeys.CONDITIONS) {
            page.append("### ").append(name).append("\n\n");
            describe(name, schema.at("/definitions/" + name), false);
        }
    }

    private void forms() {
        page.append("## Forms of values\n\n");
        for (String name : FORMS) {
            JsonNode node = schema.at("/definitions/" + name);
            page.append("**").append(name.equals("variable") ? "name of a parameter or value" : text(node, "title"))
                    .append(".** ").append(text(node, "markdownDescription")).append("\n\n");
            page.append(keys.meanings(node));
            List<String> shown = new ArrayList<>();
            node.path("examples").valueStream().filter(JsonNode::isValueNode).forEach(example -> shown.add(example.asString()));
            page.append(shown.isEmpty() ? "" : "For example " + KeyText.codes(shown) + ".\n\n");
            JsonNode choice = node.has("properties") ? node : node.at("/allOf/0");
            if (choice.has("properties")) {
                table(choice, Set.of("then"));
            }
        }
    }

    private void describe(String key, JsonNode node, boolean required) {
        page.append('*').append(form(node)).append(keys.remarks(node, required)).append("*\n\n");
        page.append(text(node, "markdownDescription")).append("\n\n");
        page.append(keys.meanings(node)).append(keys.examples(key, node));
    }

    /** The form of a value; a mapping of names links to the chapter of its entries. */
    private String form(JsonNode node) {
        return chapters.contains(entry(node)) ? "name -> " + link(entry(node)) : keys.form(node);
    }

    private void table(JsonNode node, Set<String> required) {
        table(node, List.copyOf(node.path("properties").propertyNames()), required);
    }

    private void table(JsonNode node, List<String> names, Set<String> required) {
        page.append("| key | value | meaning | example |\n|---|---|---|---|\n");
        for (String name : names) {
            JsonNode key = property(node, name);
            page.append("| `").append(name).append("` | ")
                    .append(cell(form(key) + keys.remarks(key, required.contains(name)))).append(" | ")
                    .append(cell(text(key, "markdownDescription"))).append(" | ")
                    .append(keys.exampleInLine(key)).append(" |\n");
        }
        page.append('\n');
    }

    private JsonNode property(JsonNode node, String name) {
        return schema.resolved(node.path("properties").path(name));
    }

    private String link(String chapter) {
        String title = text(schema.at("/definitions/" + chapter), "title");
        return "[" + title.toLowerCase(Locale.ROOT) + "](#" + title.toLowerCase(Locale.ROOT).replace(' ', '-') + ")";
    }

    private static Set<String> required(JsonNode rules) {
        Set<String> required = new LinkedHashSet<>();
        rules.path("required").forEach(key -> required.add(key.asString()));
        return required;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
