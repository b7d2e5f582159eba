package org.oscine.lint;

import static org.oscine.lint.SchemaText.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oscine.lint.KeyFinder.Found;
import org.oscine.lint.rule.Guide;
import org.oscine.lint.rule.Rule;
import org.oscine.lint.rule.Rules;
import tools.jackson.databind.JsonNode;

/** Explains the keys of the language, from its schema, and the rules of lint, from their guides, on a terminal. */
public final class Explanation {
    private static final int WIDTH = 96;
    private static final String INDENT = "  ";
    private static final String EXAMPLE = "unused-parameter";

    private final SchemaText schema;
    private final KeyText keys;
    private final KeyFinder finder;
    private final StringBuilder page = new StringBuilder();

    private Explanation(SchemaText schema) {
        this.schema = schema;
        this.keys = new KeyText(schema);
        this.finder = new KeyFinder(schema);
    }

    /** What there is to ask for: the sections of a descriptor, and the rules. */
    public static String overview() {
        Explanation it = new Explanation(SchemaText.load());
        it.paragraph(text(it.schema.root(), "description"));
        it.list("Sections:", it.finder.children(it.schema.root()), it.schema.root());
        it.page.append("Rules of oscine lint, in addition to the grammar:\n\n");
        int width = Rules.ALL.stream().mapToInt(rule -> rule.name().length()).max().orElseThrow();
        for (Rule rule : Rules.ALL) {
            it.page.append(INDENT).append(padded(rule.name(), width)).append(Guide.of(rule).what()).append('\n');
        }
        it.page.append("\nTo accept a finding, put a comment above the key or at the end of its line:\n\n")
                .append(INDENT).append("# oscine: allow ").append(EXAMPLE).append(": why\n");
        it.page.append("\nFor details: oscine explain status.pidfile, oscine explain ")
                .append(Rules.ALL.getFirst().name()).append('\n')
                .append("It also knows every name that a message has in brackets, the facts of a call, and the keys of test and setup files.\n");
        return it.page.toString();
    }

    /** What came of a question. */
    public sealed interface Answer {
        /** The explanation, to be printed as it is. */
        record Known(String text) implements Answer {}

        /** There is nothing of that name; with advice what might have been meant, or empty. */
        record Unknown(String summary, String help) implements Answer {}
    }

    /**
     * Explains a rule of lint, an error or a fact by its name, or a key by a path in which the names of entries may be left out: of
     * a descriptor, else of a test file, else of a setup file. The name alone of a key tells where it may stand.
     */
    public static Answer of(String topic) {
        Optional<Rule> rule = Rules.named(topic);
        if (rule.isPresent()) {
            return new Answer.Known(ofRule(rule.get()));
        }
        Explanation descriptors = new Explanation(SchemaText.load());
        Found found = descriptors.finder.find(topic);
        if (found instanceof Found.Key key) {
            return new Answer.Known(descriptors.explain(topic, key));
        }
        Optional<String> name = NamesInMessages.load().of(topic);
        if (name.isPresent()) {
            return new Answer.Known(descriptors.wrapped(name.get()));
        }
        Found.Unknown unknown = (Found.Unknown) found;
        return elsewhere(topic).or(() -> places(topic)).orElseGet(() -> new Answer.Unknown(unknown.summary(), unknown.help()));
    }

    /** A key of a test or a setup file. */
    private static Optional<Answer> elsewhere(String topic) {
        for (SchemaText schema : List.of(SchemaText.ofTestFiles(), SchemaText.ofSetups())) {
            Explanation it = new Explanation(schema);
            boolean first = it.finder.children(schema.root()).contains(topic.split("\\.", -1)[0]);
            if (first && it.finder.find(topic) instanceof Found.Key key) {
                return Optional.of(new Answer.Known(it.explain(topic, key)));
            }
        }
        return Optional.empty();
    }

    /** Where a key stands that was asked for without its place; of one place alone, the explanation. */
    private static Optional<Answer> places(String topic) {
        List<String> places = new ArrayList<>();
        Explanation one = null;
        for (SchemaText schema : List.of(SchemaText.load(), SchemaText.ofTestFiles(), SchemaText.ofSetups())) {
            Explanation it = new Explanation(schema);
            List<String> found = it.finder.places(topic);
            one = found.isEmpty() ? one : it;
            places.addAll(found);
        }
        if (places.size() == 1 && one.finder.find(places.getFirst()) instanceof Found.Key key) {
            return Optional.of(new Answer.Known(one.explain(places.getFirst(), key)));
        }
        return places.isEmpty() ? Optional.empty()
                : Optional.of(new Answer.Known("'" + topic + "' is a key in several places. For details: oscine explain\n\n"
                        + String.join("\n", places).indent(INDENT.length())));
    }

    private String wrapped(String text) {
        int end = text.indexOf("\n\n");
        page.append(text, 0, end).append("\n\n");
        paragraph(plain(text.substring(end)));
        return page.toString().stripTrailing() + "\n";
    }

    private static String ofRule(Rule rule) {
        Guide guide = Guide.of(rule);
        return rule.name() + " (" + rule.severity().word() + ")\n\n" + guide.what() + "\n\n" + guide.why()
                + "\n\nWrong:\n\n" + guide.bad().indent(2) + "\n" + guide.message() + "\nRight:\n\n"
                + guide.good().indent(2)
                + "\nIf this is intended: # oscine: allow " + rule.name() + ": why\n";
    }

    private String explain(String path, Found.Key key) {
        JsonNode node = key.node();
        String form = plain(keys.form(node) + keys.remarks(node, isRequired(key)));
        page.append(path).append(" (").append(form).append(")\n\n");
        paragraph(text(node, "description"));
        page.append(plain(keys.meanings(node)));
        companions(key);
        children(node);
        String examples = keys.examples(key.name(), node).replace("```yaml\n", "").replace("```\n", "");
        if (!examples.isBlank()) {
            page.append("For example:\n\n").append(examples.stripTrailing().indent(2));
        }
        return page.toString().stripTrailing() + "\n";
    }

    private static boolean isRequired(Found.Key key) {
        Set<String> required = new LinkedHashSet<>();
        key.around().at("/then/required").forEach(name -> required.add(name.asString()));
        return required.contains(key.name());
    }

    /** What may stand beside a key that makes an entry what it is. */
    private void companions(Found.Key key) {
        JsonNode around = finder.entry(key.around()).orElse(key.around());
        Union.Kind kind = Union.of(around).kinds().get(key.name());
        if (kind == null || kind.options().isEmpty()) {
            return;
        }
        List<String> beside = new ArrayList<>();
        for (String option : kind.options()) {
            beside.add(kind.required().contains(option) ? option + " (required)" : option);
        }
        paragraph("Allowed with it: " + String.join(", ", beside) + ".");
    }

    private void children(JsonNode node) {
        JsonNode holder = finder.entry(node).orElse(finder.held(node));
        Set<String> kinds = Union.of(holder).kinds().keySet();
        List<String> others = new ArrayList<>(finder.children(holder));
        others.removeAll(kinds);
        boolean named = finder.entry(node).isPresent();
        list(named ? "Each entry is exactly one of:" : "Exactly one of:", List.copyOf(kinds), holder);
        list(kinds.isEmpty() ? named ? "Each entry has:" : "Keys:" : "Options:", others, holder);
    }

    private void list(String title, List<String> names, JsonNode holder) {
        if (names.isEmpty()) {
            return;
        }
        page.append(title).append("\n\n");
        int width = names.stream().mapToInt(String::length).max().orElseThrow();
        for (String name : names) {
            JsonNode node = schema.resolved(property(holder, name));
            String meaning = firstSentence(text(node, "description"));
            page.append(INDENT).append(padded(name, width)).append(meaning).append('\n');
        }
        page.append('\n');
    }

    private static JsonNode property(JsonNode holder, String name) {
        for (JsonNode part : holder.path("allOf")) {
            if (part.path("properties").has(name)) {
                return part.path("properties").path(name);
            }
        }
        return holder.path("properties").path(name);
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(width - name.length() + 2);
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end + 1)).replace('\n', ' ');
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "");
    }

    private void paragraph(String text) {
        int column = 0;
        for (String word : text.strip().split("\\s+")) {
            boolean breaks = column > 0 && column + 1 + word.length() > WIDTH;
            page.append(column == 0 ? "" : breaks ? "\n" : " ").append(word);
            column = breaks || column == 0 ? word.length() : column + 1 + word.length();
        }
        page.append("\n\n");
    }
}
