package org.oscine.testfile;

import java.util.ArrayList;
import java.util.List;
import org.oscine.document.Node;

/** Lays one scene over another, as text: mappings are merged key by key, all else is replaced, nothing takes away. */
final class Overlay {
    private Overlay() {}

    static Node over(Node base, Node top) {
        if (!(base instanceof Node.Mapping below) || !(top instanceof Node.Mapping above)) {
            return top;
        }
        List<Node.Entry> merged = new ArrayList<>();
        for (Node.Entry entry : below.entries()) {
            Node replacement = above.get(entry.key().text()).orElse(null);
            if (replacement == null) {
                merged.add(entry);
            } else if (!Values.isNothing(replacement)) {
                merged.add(new Node.Entry(entry.key(), over(entry.value(), replacement)));
            }
        }
        for (Node.Entry entry : above.entries()) {
            if (below.get(entry.key().text()).isEmpty()) {
                merged.add(entry);
            }
        }
        return new Node.Mapping(merged, above.span());
    }

    /**
     * What a step changes on a machine: all that it names, as it is when the step is laid over the machine, and nothing
     * else. What it takes away stays without a value. A process that runs does not start again because more is said of it.
     */
    static Node changes(Node machine, Node step) {
        if (!(machine instanceof Node.Mapping below) || !(step instanceof Node.Mapping above)) {
            return step;
        }
        List<Node.Entry> changed = new ArrayList<>();
        for (Node.Entry section : above.entries()) {
            Node before = below.get(section.key().text()).orElse(section.value());
            Node named = section.value() instanceof Node.Mapping names && before instanceof Node.Mapping known
                    ? named(known, names)
                    : section.value();
            changed.add(new Node.Entry(section.key(), named));
        }
        return new Node.Mapping(changed, above.span());
    }

    private static Node named(Node.Mapping known, Node.Mapping names) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : names.entries()) {
            Node before = known.get(entry.key().text()).map(Overlay::withoutItsStart).orElse(entry.value());
            boolean takenAway = Values.isNothing(entry.value());
            entries.add(new Node.Entry(entry.key(), takenAway ? entry.value() : over(before, entry.value())));
        }
        return new Node.Mapping(entries, names.span());
    }

    private static Node withoutItsStart(Node node) {
        return node instanceof Node.Mapping mapping
                ? new Node.Mapping(mapping.entries().stream()
                        .filter(entry -> !entry.key().text().equals("running")).toList(), mapping.span())
                : node;
    }
}
