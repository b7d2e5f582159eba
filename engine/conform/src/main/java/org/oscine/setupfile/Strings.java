package org.oscine.setupfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Span;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;
import org.oscine.form.Faults;
import org.oscine.form.Fields;

/** Reads the strings of a setup file, and what they insert. */
final class Strings {
    private final Faults faults;
    private final List<String> names = new ArrayList<>();

    Strings(Faults faults) {
        this.faults = faults;
    }

    /** A name that strings may insert from here on. */
    void declare(String name) {
        names.add(name);
    }

    /** The entries of a mapping, whose keys are names that the author gives. */
    List<Node.Entry> entries(Fields fields, String key) {
        Optional<Node.Entry> entry = fields.take(key);
        return entry.isPresent() ? Fields.named(faults, key, entry.get().value()) : List.of();
    }

    Optional<String> plain(Fields fields, String key) {
        return fields.take(key).map(entry -> plain(key, entry.value()));
    }

    Optional<Template.Text> text(Fields fields, String key) {
        return fields.take(key).map(entry -> text(key, entry.value()));
    }

    /** A value that is one text, as it stands there. */
    String plain(String what, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.type() != Node.ScalarType.NULL) {
            return scalar.text();
        }
        faults.add("wrong-type", node.span(), what + " needs a string, found " + node.describe(), "write a single string");
        return "";
    }

    /** A text that may insert names. */
    Template.Text text(String what, Node node) {
        String text = plain(what, node);
        List<Template.Part> parts = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                faults.add("bad-text", node.span(), "'${' without '}'", "write ${NAME}");
                break;
            }
            literal(parts, text.substring(at, open));
            reference(parts, text.substring(open + 2, close), node.span());
            at = close + 1;
        }
        literal(parts, text.substring(at));
        return new Template.Text(parts);
    }

    private static void literal(List<Template.Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Template.Part.Literal(text));
        }
    }

    private void reference(List<Template.Part> parts, String name, Span span) {
        if (!names.contains(name)) {
            faults.add("unknown-name", span, "unknown name '" + name + "'", Suggestions.advice(name, names, "the names are"));
        }
        parts.add(new Template.Part.Reference(name));
    }

    /** One text, or a list of texts. */
    List<Template.Text> texts(String what, Node node) {
        if (!(node instanceof Node.Sequence sequence)) {
            return List.of(text(what, node));
        }
        List<Template.Text> texts = new ArrayList<>();
        sequence.items().forEach(item -> texts.add(text(what, item)));
        return texts;
    }

    /** Strings by name. */
    Map<String, Template.Text> byName(Fields fields, String key) {
        Map<String, Template.Text> texts = new LinkedHashMap<>();
        for (Node.Entry entry : entries(fields, key)) {
            texts.put(entry.key().text(), text(entry.key().text(), entry.value()));
        }
        return texts;
    }

    /** Commands by name; a command is a list of words. */
    Map<String, List<Template.Text>> commands(Fields fields, String key) {
        Map<String, List<Template.Text>> commands = new LinkedHashMap<>();
        for (Node.Entry entry : entries(fields, key)) {
            String name = entry.key().text();
            if (entry.value() instanceof Node.Sequence sequence && !sequence.items().isEmpty()) {
                commands.put(name, texts(name, sequence));
            } else {
                String found = entry.value() instanceof Node.Sequence ? "an empty list" : entry.value().describe();
                faults.add("wrong-type", entry.value().span(), name + " needs a command, found " + found, "write [PROGRAM, ARGUMENT...]");
            }
        }
        return commands;
    }
}
