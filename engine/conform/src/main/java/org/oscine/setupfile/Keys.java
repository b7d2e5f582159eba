package org.oscine.setupfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Span;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;

/** Reads the nodes of a setup file, and collects what is wrong with them. */
final class Keys {
    private final String file;
    private final List<Diagnostic> faults = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Keys(String file) {
        this.file = file;
    }

    List<Diagnostic> faults() {
        return faults;
    }

    /** A name that texts may insert from here on. */
    void declare(String name) {
        names.add(name);
    }

    void fault(String rule, Span span, String summary, String help) {
        faults.add(Diagnostic.error(rule, file, span, summary, help));
    }

    /** The mapping that a node should be; reports every key that is not among the allowed ones. */
    Node.Mapping mapping(String what, Node node, List<String> allowed) {
        if (!(node instanceof Node.Mapping mapping)) {
            fault("wrong-type", node.span(), what + " needs a mapping, found " + node.describe(), "write KEY: ... on separate lines below");
            return new Node.Mapping(List.of(), node.span());
        }
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!allowed.isEmpty() && !allowed.contains(key)) {
                fault("unknown-key", entry.key().span(), "unknown key '" + key + "' in " + what,
                        Suggestions.advice(key, allowed, "the keys here are"));
            }
        }
        return mapping;
    }

    /** The entries of a mapping, whose keys are names that the author gives. */
    List<Node.Entry> entries(String what, Optional<Node> node) {
        return node.isPresent() ? mapping(what, node.get(), List.of()).entries() : List.of();
    }

    /** A value that is one text, as it stands there. */
    String plain(String what, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.type() != Node.ScalarType.NULL) {
            return scalar.text();
        }
        fault("wrong-type", node.span(), what + " needs a string, found " + node.describe(), "write a single string");
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
                fault("bad-text", node.span(), "'${' without '}'", "write ${NAME}");
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
            fault("unknown-name", span, "unknown name '" + name + "'", Suggestions.advice(name, names, "the names are"));
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

    /** Texts by name. */
    Map<String, Template.Text> textsByName(String what, Optional<Node> node) {
        Map<String, Template.Text> texts = new LinkedHashMap<>();
        for (Node.Entry entry : entries(what, node)) {
            texts.put(entry.key().text(), text(entry.key().text(), entry.value()));
        }
        return texts;
    }

    /** Commands by name; a command is a list of words. */
    Map<String, List<Template.Text>> commands(String what, Optional<Node> node) {
        Map<String, List<Template.Text>> commands = new LinkedHashMap<>();
        for (Node.Entry entry : entries(what, node)) {
            String name = entry.key().text();
            if (entry.value() instanceof Node.Sequence sequence && !sequence.items().isEmpty()) {
                commands.put(name, texts(name, sequence));
            } else {
                String found = entry.value() instanceof Node.Sequence ? "an empty list" : entry.value().describe();
                fault("wrong-type", entry.value().span(), name + " needs a command, found " + found, "write [PROGRAM, ARGUMENT...]");
            }
        }
        return commands;
    }
}
