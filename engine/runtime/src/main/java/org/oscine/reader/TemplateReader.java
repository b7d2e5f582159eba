package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Span;
import org.oscine.document.Node;
import org.oscine.form.Faults;
import org.oscine.form.Fields;

/** Reads texts that may mention names. */
final class TemplateReader {
    /** Stands for a text that could not be read; a descriptor with a fault is never used. */
    static final Template MISSING = Template.literal(Scalars.MISSING);

    private final Faults faults;
    private final DeclaredNames scope;

    TemplateReader(Faults faults, DeclaredNames scope) {
        this.faults = faults;
        this.scope = scope;
    }

    Template required(Fields fields, String key, String help) {
        Optional<Node.Entry> entry = fields.require(key, help);
        return entry.isPresent() ? text(entry.get()) : MISSING;
    }

    Optional<Template> optional(Fields fields, String key) {
        Optional<Node.Entry> entry = fields.take(key);
        return entry.isPresent() ? Optional.of(text(entry.get())) : Optional.empty();
    }

    /** One text. */
    Template text(Node.Entry entry) {
        return text(entry.key().text(), entry.value());
    }

    Template text(String key, Node value) {
        Optional<Template.Text> text = scalar(key, value);
        if (text.isEmpty()) {
            return MISSING;
        }
        for (String name : text.get().references()) {
            if (scope.isList(name)) {
                faults.add("misplaced-arguments", place((Node.Scalar) value, name),
                        "'" + name + "' can be several words, but only one string is allowed here",
                        "make \"${" + name + "}\" a separate item in a list of words");
            }
        }
        return text.get();
    }

    /** As {@link #required}, of a path. */
    Template requiredPath(Fields fields, String key, String help) {
        Optional<Node.Entry> entry = fields.require(key, help);
        return entry.isPresent() ? path(text(entry.get()), entry.get().value()) : MISSING;
    }

    /** As {@link #optional}, of a path. */
    Optional<Template> optionalPath(Fields fields, String key) {
        Optional<Node.Entry> entry = fields.take(key);
        return entry.isPresent() ? Optional.of(path(text(entry.get()), entry.get().value())) : Optional.empty();
    }

    /** A path, of which is reported if it would begin at no known directory. */
    private Template path(Template template, Node value) {
        if (!faults.excluded() && template != MISSING && template instanceof Template.Text text && !text.parts().isEmpty()
                && text.parts().getFirst() instanceof Template.Part.Literal literal && !literal.text().startsWith("/")) {
            faults.add("relative-path", value.span(), "'" + ((Node.Scalar) value).text() + "' is not an absolute path",
                    "it must begin with a slash");
        }
        return template;
    }

    /** An optional text that is a regular expression. */
    Optional<Template> pattern(Fields fields, String key) {
        Optional<Node.Entry> entry = fields.take(key);
        return entry.isPresent() ? Optional.of(pattern(entry.get())) : Optional.empty();
    }

    /** A text that is a regular expression; only one without references can be checked already. */
    Template pattern(Node.Entry entry) {
        return pattern(entry.key().text(), entry.value());
    }

    Template pattern(String key, Node value) {
        Template template = text(key, value);
        if (template != MISSING) {
            Optional<String> literal = literal(template);
            if (literal.isPresent()) {
                Patterns.check(faults, literal.get(), value.span());
            }
        }
        return template;
    }

    /** A list of texts. */
    List<Template> list(Node.Entry entry) {
        if (!(entry.value() instanceof Node.Sequence sequence)) {
            faults.wrongType(entry.key().text(), "a list", entry.value(), "write [A, B]");
            return List.of();
        }
        return items(entry.key().text(), sequence);
    }

    /** One path, or a list of paths that is not empty. */
    List<Template> paths(Node.Entry entry) {
        if (!(entry.value() instanceof Node.Sequence sequence)) {
            return List.of(path(text(entry), entry.value()));
        }
        if (sequence.items().isEmpty()) {
            faults.add("empty", sequence.span(), "'" + entry.key().text() + "' is empty",
                    "name at least one path");
        }
        List<Template> items = items(entry.key().text(), sequence);
        for (int i = 0; i < items.size(); i++) {
            path(items.get(i), sequence.items().get(i));
        }
        return items;
    }

    private List<Template> items(String key, Node.Sequence sequence) {
        List<Template> items = new ArrayList<>(sequence.items().size());
        for (Node item : sequence.items()) {
            items.add(item(key, item));
        }
        return items;
    }

    /** An item of a list: the one place where a parameter of several words may stand, alone. */
    Template item(String key, Node item) {
        if (item instanceof Node.Scalar scalar) {
            Optional<Template.Text> text = scalar(key, item);
            if (text.isPresent() && scope.isList(text.get().onlyReference())) {
                return text.get();
            }
            if (text.isEmpty()) {
                return MISSING;
            }
            return withoutArguments(text.get(), scalar);
        }
        faults.add("wrong-type", item.span(), "an item of '" + key + "' is " + item.describe(),
                "each item must be a single string");
        return MISSING;
    }

    private Template withoutArguments(Template.Text text, Node.Scalar scalar) {
        for (String name : text.references()) {
            if (scope.isList(name)) {
                faults.add("misplaced-arguments", place(scalar, name),
                        "'" + name + "' can be several words, so it cannot be part of a word",
                        "make \"${" + name + "}\" a separate item");
            }
        }
        return text;
    }

    private Optional<Template.Text> scalar(String key, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.type() != Node.ScalarType.NULL) {
            return Optional.of(new TemplateText(faults, scope, scalar).read());
        }
        faults.wrongType(key, "a string", node, "");
        return Optional.empty();
    }

    private static Span place(Node.Scalar scalar, String name) {
        String reference = "${" + name + "}";
        int offset = scalar.text().indexOf(reference);
        return TemplateText.place(scalar, Math.max(0, offset), reference.length());
    }

    /** The text of a template that mentions no name. */
    static Optional<String> literal(Template template) {
        if (!(template instanceof Template.Text text)) {
            return Optional.empty();
        }
        StringBuilder literal = new StringBuilder();
        for (Template.Part part : text.parts()) {
            if (!(part instanceof Template.Part.Literal piece)) {
                return Optional.empty();
            }
            literal.append(piece.text());
        }
        return Optional.of(literal.toString());
    }
}
