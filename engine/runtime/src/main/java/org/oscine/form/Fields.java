package org.oscine.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Span;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;

/** The entries of one mapping, taken by their names. What nobody asked for is reported by {@link #finish}. */
public final class Fields {
    private final Faults faults;
    private final String subject;
    private final Span place;
    private final List<Node.Entry> entries;
    private final boolean readable;
    private final boolean[] taken;
    private final List<String> offered = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>(2);
    private Family family = new Family("", List.of(), List.of());
    private String kind = "";
    private boolean undecided;

    /** A key that was required, and the advice for its absence. */
    private record Missing(String key, String help) {}

    /**
     * The entries of a node.
     *
     * @param subject what messages call it: "check 'server'"
     * @param place where a missing key is reported
     */
    public Fields(Faults faults, String subject, Span place, Node node) {
        this.faults = faults;
        this.subject = subject;
        this.place = place;
        this.readable = node instanceof Node.Mapping;
        this.entries = node instanceof Node.Mapping mapping ? mapping.entries() : List.of();
        this.taken = new boolean[entries.size()];
        if (!readable) {
            faults.add("wrong-type", node.span(), subject + " needs a mapping, found " + node.describe(),
                    "write its keys on separate lines below, or between { and }");
        }
    }

    /** As the other, with what is missing reported at the node itself. */
    public Fields(Faults faults, String subject, Node node) {
        this(faults, subject, node.span(), node);
    }

    /**
     * The entries of a mapping whose keys are names that an author gives; none, and reported, if the node is no mapping.
     *
     * @param subject what the message calls it
     */
    public static List<Node.Entry> named(Faults faults, String subject, Node node) {
        return new Fields(faults, subject, node).entries;
    }

    /** Where a missing key is reported. */
    public Span place() {
        return place;
    }

    /** What messages call it. */
    public String subject() {
        return subject;
    }

    /** Where its mistakes are gathered. */
    public Faults faults() {
        return faults;
    }

    /** Whether the node is a mapping at all. */
    public boolean isReadable() {
        return readable;
    }

    /** Whether a key is there; it is not taken by that. */
    public boolean has(String key) {
        return indexOf(key) >= 0;
    }

    /** The entry of that name, if it is there. */
    public Optional<Node.Entry> take(String key) {
        if (!offered.contains(key)) {
            offered.add(key);
        }
        int index = indexOf(key);
        if (index < 0) {
            return Optional.empty();
        }
        taken[index] = true;
        return Optional.of(entries.get(index));
    }

    /** The entry of that name; that it is missing is reported. */
    public Optional<Node.Entry> require(String key, String help) {
        Optional<Node.Entry> entry = take(key);
        if (entry.isEmpty() && readable) {
            missing.add(new Missing(key, help));
        }
        return entry;
    }

    /** The one kind that is named; empty, and reported, if there is none. */
    public String kind(Family among) {
        family = among;
        for (Node.Entry entry : entries) {
            String key = entry.key().text();
            if (among.kinds().contains(key)) {
                takeKind(key, entry.key().span());
            }
        }
        if (kind.isEmpty() && readable) {
            reportNoKind();
        }
        return kind;
    }

    private void takeKind(String key, Span span) {
        if (kind.isEmpty()) {
            kind = key;
        } else if (!undecided) {
            undecided = true;
            faults.add("two-kinds", span, subject + " has both '" + kind + "' and '" + key + "'",
                    family.noun() + " has exactly one of " + String.join(", ", family.kinds()));
        }
    }

    private void reportNoKind() {
        undecided = true;
        for (Node.Entry entry : entries) {
            String key = entry.key().text();
            if (!family.knows(key) && Suggestions.closest(key, family.options()).isEmpty()) {
                return; // finish() reports it, and what could stand there
            }
        }
        faults.add("no-kind", place, subject + " has no kind",
                family.noun() + " has exactly one of " + String.join(", ", family.kinds()));
    }

    /** Reports what is missing and what is left. */
    public void finish() {
        for (Missing absent : missing) {
            if (!misspelt(absent.key())) {
                faults.add("missing-key", place, subject + " needs '" + absent.key() + "'", absent.help());
            }
        }
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                reportLeftOver(entries.get(i).key());
            }
        }
    }

    private void reportLeftOver(Node.Scalar key) {
        if (family.knows(key.text())) {
            if (!undecided) {
                offered.remove(kind);
                faults.add("misplaced-key", key.span(), "'" + key.text() + "' does not belong to '" + kind + "'",
                        offered.isEmpty() ? "" : "with '" + kind + "', the allowed keys are: " + String.join(", ", offered));
            }
            return;
        }
        faults.add("unknown-key", key.span(), "unknown key '" + key.text() + "' in " + subject, advice(key.text()));
    }

    private String advice(String unknown) {
        if (!undecided) {
            return Suggestions.advice(unknown, offered, "the keys here are");
        }
        List<String> known = new ArrayList<>(family.kinds());
        known.addAll(family.options());
        Optional<String> closest = Suggestions.closest(unknown, known);
        return closest.isPresent()
                ? "did you mean '" + closest.get() + "'?"
                : family.noun() + " has exactly one of " + String.join(", ", family.kinds());
    }

    /** Whether a left-over key is taken for this one, so that one mistake is reported once. */
    private boolean misspelt(String key) {
        for (int i = 0; i < taken.length; i++) {
            String there = entries.get(i).key().text();
            if (!taken[i] && !family.knows(there) && !offered.contains(there)
                    && Suggestions.closest(there, List.of(key)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private int indexOf(String key) {
        for (int i = 0; i < taken.length; i++) {
            if (entries.get(i).key().text().equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
