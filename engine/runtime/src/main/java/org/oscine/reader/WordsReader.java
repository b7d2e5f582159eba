package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Condition;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;
import org.oscine.form.Fields;

/** Reads lists of words for a command line: texts, parameters of several words, and words under a condition. */
final class WordsReader {
    private final ReaderContext context;
    private boolean open = true;

    WordsReader(ReaderContext context) {
        this.context = context;
    }

    /** A whole command; its program must be there whatever the conditions say. */
    List<Template> command(Node.Entry entry) {
        if (entry.value() instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.TEXT) {
            context.faults().wrongType(entry.key().text(), "a list of words", scalar,
                    "write [PROGRAM, ARGUMENT...]; no shell splits a string into words");
            return List.of(TemplateReader.MISSING);
        }
        List<Template> words = items(entry);
        if (entry.value() instanceof Node.Sequence && !hasProgram(words)) {
            context.faults().add("no-program", entry.value().span(), "'" + entry.key().text() + "' names no program",
                    "the list needs at least one word without a condition");
        }
        return words.isEmpty() ? List.of(TemplateReader.MISSING) : words;
    }

    /** Whether one of them is a word, whatever the conditions say. */
    boolean hasProgram(List<Template> words) {
        for (Template word : words) {
            if (word instanceof Template.Text text && context.scope().isCertain(text.onlyReference())) {
                return true;
            }
        }
        return false;
    }

    /** Words that are there. */
    List<Template> words(Node.Entry entry) {
        if (entry.value() instanceof Node.Sequence sequence && sequence.items().isEmpty()) {
            context.faults().add("empty", sequence.span(), "'" + entry.key().text() + "' is empty",
                    "list at least one word, or drop the key");
        }
        return items(entry);
    }

    /** Words that become a text, which nobody sees in a process list. */
    List<Template> hidden(Node.Entry entry) {
        open = false;
        List<Template> words = words(entry);
        open = true;
        return words;
    }

    private List<Template> items(Node.Entry entry) {
        if (!(entry.value() instanceof Node.Sequence sequence)) {
            context.faults().wrongType(entry.key().text(), "a list of words", entry.value(), "write [A, B]");
            return List.of();
        }
        List<Template> words = new ArrayList<>(sequence.items().size());
        for (Node item : sequence.items()) {
            words.add(item instanceof Node.Mapping ? choice(item) : word(entry.key().text(), item));
        }
        return words;
    }

    private Template word(String key, Node item) {
        Template word = context.templates().item(key, item);
        for (String name : word.references()) {
            if (open && context.scope().isSecret(name)) {
                context.faults().add("secret-argument", item.span(),
                        "the secret '" + name + "' could be read in the process list",
                        "pass it in 'environment' or 'input', or in a file with 'content'");
            }
        }
        return word;
    }

    private Template choice(Node item) {
        Fields fields = context.fields("a word with a condition", item.span(), item);
        if (!fields.has(Template.Each.ITEM)) {
            return choice(fields, fields.require("when", "say when the words are included"));
        }
        Node.Entry each = fields.take(Template.Each.ITEM).orElseThrow();
        Optional<Node.Scalar> list = context.scalars().name(each);
        boolean begun = list.isPresent() && context.scope().begin(list.get().text(), list.get().span());
        if (list.isEmpty()) {
            context.scope().beginUnknown();
        }
        Template.Choice words = choice(fields, fields.take("when"));
        if (begun || list.isEmpty()) {
            context.scope().end();
        }
        return list.isPresent() ? new Template.Each(list.get().text(), words) : words;
    }

    private Template.Choice choice(Fields fields, Optional<Node.Entry> when) {
        List<Condition.Test> tests = new ArrayList<>(1);
        if (when.isPresent()) {
            context.conditions().read(when.get(), true, tests);
        }
        List<Template> then = oneOrMore(fields.require("then", "say which words are included"));
        List<Template> otherwise = oneOrMore(fields.take("else"));
        fields.finish();
        return new Template.Choice(new Condition(tests), then, otherwise);
    }

    private List<Template> oneOrMore(Optional<Node.Entry> entry) {
        if (entry.isEmpty()) {
            return List.of();
        }
        String key = entry.get().key().text();
        if (!(entry.get().value() instanceof Node.Sequence sequence)) {
            return List.of(word(key, entry.get().value()));
        }
        List<Template> words = new ArrayList<>(sequence.items().size());
        for (Node item : sequence.items()) {
            words.add(word(key, item));
        }
        return words;
    }
}
