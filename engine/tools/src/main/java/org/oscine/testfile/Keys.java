package org.oscine.testfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oscine.diagnostic.Span;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;

/** The entries of one mapping, taken by their keys; what nobody asked for is reported by {@link #finish}. */
final class Keys {
    private final Faults faults;
    private final String subject;
    private final Span place;
    private final Node node;
    private final List<Node.Entry> entries;
    private final Set<String> offered = new HashSet<>();
    private final List<String> order = new ArrayList<>();

    /** As the other, with what is missing reported at the node itself. */
    Keys(Faults faults, String subject, Node node) {
        this(faults, subject, node.span(), node);
    }

    /**
     * @param subject what messages call it: "case 'x'"
     * @param place where a missing key is reported
     */
    Keys(Faults faults, String subject, Span place, Node node) {
        this.place = place;
        this.faults = faults;
        this.subject = subject;
        this.node = node;
        this.entries = node instanceof Node.Mapping mapping ? mapping.entries() : List.of();
        if (!(node instanceof Node.Mapping)) {
            faults.add("wrong-type", node.span(), subject + " needs a mapping, found " + node.describe(),
                    "write its keys on separate lines below, or between { and }");
        }
    }

    String subject() {
        return subject;
    }

    Node node() {
        return node;
    }

    boolean readable() {
        return node instanceof Node.Mapping;
    }

    Optional<Node.Entry> take(String key) {
        if (offered.add(key)) {
            order.add(key);
        }
        for (Node.Entry entry : entries) {
            if (entry.key().text().equals(key)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The entry, whose absence is reported. */
    Optional<Node.Entry> require(String key, String help) {
        Optional<Node.Entry> entry = take(key);
        if (entry.isEmpty() && readable()) {
            faults.add("missing-key", place, subject + " needs '" + key + "'", help);
        }
        return entry;
    }

    void finish() {
        for (Node.Entry entry : entries) {
            if (!offered.contains(entry.key().text())) {
                faults.add("unknown-key", entry.key().span(),
                        "unknown key '" + entry.key().text() + "' in " + subject,
                        Suggestions.advice(entry.key().text(), order, "the keys here are"));
            }
        }
    }
}
