package org.oscine.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.oscine.document.Document;
import org.oscine.document.Node;
import org.oscine.document.Node.ScalarType;
import org.oscine.ocf.Durations;

/**
 * Small mistakes that somebody could make in a descriptor, one at a time and always the same: a value changed, a line or
 * a word taken away, two neighbours swapped, a condition turned round. Texts for people are left alone, and so is the
 * order of what has none.
 */
final class Mutations {
    private static final Set<String> FOR_PEOPLE = Set.of("agent", "version", "summary", "description");
    private static final Set<String> WITH_ORDER =
            Set.of("validate", "status", "monitor", "before", "steps", "after");

    private final List<Mutation> found = new ArrayList<>();
    private final Document document;

    /** A descriptor with one mistake, and what the mistake is. */
    record Mutation(String what, Document document) {}

    /** What stands in place of a node in the whole tree. */
    private interface Place {
        Node tree(Node changed);
    }

    private Mutations(Document document) {
        this.document = document;
    }

    static List<Mutation> of(Document document) {
        Mutations mutations = new Mutations(document);
        mutations.walk(document.root(), "", changed -> changed);
        return mutations.found;
    }

    private void walk(Node node, String key, Place place) {
        switch (node) {
            case Node.Scalar scalar -> change(scalar, key, place);
            case Node.Sequence list -> walk(list, key, place);
            case Node.Mapping mapping -> walk(mapping, key, place);
        }
    }

    private void walk(Node.Mapping mapping, String key, Place place) {
        for (int i = 0; i < mapping.entries().size(); i++) {
            int at = i;
            Node.Entry entry = mapping.entries().get(i);
            String name = entry.key().text();
            if (FOR_PEOPLE.contains(name) && !WITH_ORDER.contains(key)) {
                continue;
            }
            add(entry.key(), "without " + name, place.tree(without(mapping, at)));
            if (WITH_ORDER.contains(key) && i > 0 && entry.value() instanceof Node.Mapping) {
                add(entry.key(), name + " before " + mapping.entries().get(i - 1).key().text(),
                        place.tree(swapped(mapping, at)));
            }
            if (name.equals("when") || name.equals("unless")) {
                String other = name.equals("when") ? "unless" : "when";
                add(entry.key(), other + " instead of " + name, place.tree(with(mapping, at, renamed(entry, other))));
            }
            if (key.equals("to")) {
                add(entry.key(), "to " + name + "x instead of " + name, place.tree(with(mapping, at, renamed(entry, name + "x"))));
            }
            if (key.equals("exit")) {
                String other = name.contains("-") ? name.substring(0, name.indexOf('-')) : name + "1";
                add(entry.key(), "exit " + other + " instead of " + name,
                        place.tree(with(mapping, at, renamed(entry, other))));
            }
            walk(entry.value(), name, changed -> place.tree(with(mapping, at, new Node.Entry(entry.key(), changed))));
        }
    }

    private void walk(Node.Sequence list, String key, Place place) {
        for (int i = 0; i < list.items().size(); i++) {
            int at = i;
            Node item = list.items().get(i);
            List<Node> fewer = new ArrayList<>(list.items());
            fewer.remove(at);
            add(item, key + " without its word " + (at + 1), place.tree(new Node.Sequence(fewer, list.span())));
            if (i > 0) {
                List<Node> swapped = new ArrayList<>(list.items());
                swapped.set(at, swapped.set(at - 1, item));
                add(item, key + " with its words " + at + " and " + (at + 1) + " swapped",
                        place.tree(new Node.Sequence(swapped, list.span())));
            }
            walk(item, key, changed -> {
                List<Node> items = new ArrayList<>(list.items());
                items.set(at, changed);
                return place.tree(new Node.Sequence(items, list.span()));
            });
        }
    }

    private void change(Node.Scalar scalar, String key, Place place) {
        String other = other(scalar, key);
        if (!other.equals(scalar.text())) {
            add(scalar, key + " " + other + " instead of " + scalar.text().strip(),
                    place.tree(new Node.Scalar(other, scalar.type(), scalar.span())));
        }
    }

    private static String other(Node.Scalar scalar, String key) {
        String text = scalar.text();
        if (scalar.type() == ScalarType.BOOLEAN) {
            return text.equals("true") ? "false" : "true";
        }
        if (scalar.type() == ScalarType.INTEGER) {
            return Integer.toString(Integer.parseInt(text) * 2);
        }
        if (Durations.parse(text).isPresent()) {
            return Durations.parse(text).get().multipliedBy(2).toMillis() + "ms";
        }
        return switch (key) {
            case "signal" -> text.equals("TERM") ? "INT" : "TERM";
            case "type" -> "string";
            case "format" -> "ini";
            case "kill" -> text.equals("canary") ? "server" : "canary";
            case "when", "unless" -> text.equals("probe") ? "realtime" : "probe";
            default -> text.startsWith("OCF_")
                    ? text.equals("OCF_ERR_GENERIC") ? "OCF_NOT_RUNNING" : "OCF_ERR_GENERIC"
                    : text + "x";
        };
    }

    private void add(Node at, String what, Node tree) {
        String place = at.span().line() + ":" + at.span().column();
        found.add(new Mutation(place + " " + what, new Document(document.file(), tree)));
    }

    private static Node without(Node.Mapping mapping, int at) {
        List<Node.Entry> entries = new ArrayList<>(mapping.entries());
        entries.remove(at);
        return new Node.Mapping(entries, mapping.span());
    }

    private static Node swapped(Node.Mapping mapping, int at) {
        List<Node.Entry> entries = new ArrayList<>(mapping.entries());
        entries.set(at, entries.set(at - 1, entries.get(at)));
        return new Node.Mapping(entries, mapping.span());
    }

    private static Node with(Node.Mapping mapping, int at, Node.Entry entry) {
        List<Node.Entry> entries = new ArrayList<>(mapping.entries());
        entries.set(at, entry);
        return new Node.Mapping(entries, mapping.span());
    }

    private static Node.Entry renamed(Node.Entry entry, String name) {
        return new Node.Entry(new Node.Scalar(name, entry.key().type(), entry.key().span()), entry.value());
    }
}
