package org.oscine.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;
import org.oscine.document.Node.ScalarType;
import org.oscine.form.Faults;
import org.oscine.form.Fields;
import org.oscine.ocf.WholeNumber;

/** Reads the plain values of keys: texts without references, numbers, booleans, spans of time. */
final class Scalars {
    /** Stands for a required text that is missing; a descriptor with a fault is never used. */
    static final String MISSING = "?";

    private final Faults faults;

    Scalars(Faults faults) {
        this.faults = faults;
    }

    /** A text that must be there and not be empty. */
    String requiredText(Fields fields, String key, String help) {
        Optional<Node.Entry> entry = fields.require(key, help);
        return entry.isPresent() ? text(entry.get()) : MISSING;
    }

    Optional<String> text(Fields fields, String key) {
        Optional<Node.Entry> entry = fields.take(key);
        return entry.isPresent() ? Optional.of(text(entry.get())) : Optional.empty();
    }

    /** As {@link #requiredText}, and on one line. */
    String requiredLine(Fields fields, String key, String help) {
        Optional<Node.Entry> entry = fields.require(key, help);
        return entry.isEmpty() ? MISSING : line(entry.get());
    }

    /** A text on one line. */
    String line(Node.Entry entry) {
        String text = text(entry).trim();
        if (Names.breaksLine(text)) {
            faults.add("bad-text", entry.value().span(), "'" + entry.key().text() + "' has more than one line",
                    "shorten it, and put the rest in 'description'");
        }
        return text;
    }

    private String text(Node.Entry entry) {
        String key = entry.key().text();
        if (!(entry.value() instanceof Node.Scalar scalar) || scalar.type() == ScalarType.NULL) {
            faults.wrongType(key, "a string", entry.value(), "");
            return MISSING;
        }
        if (scalar.type() != ScalarType.TEXT) {
            faults.wrongType(key, "a string", scalar, "quote it: \"" + scalar.text() + "\"");
            return MISSING;
        }
        if (scalar.text().isBlank()) {
            faults.add("bad-text", scalar.span(), "'" + key + "' is empty", "write a string");
        }
        return scalar.text();
    }

    /** A text that is a name: what YAML takes for a number, or for true, is none without quotes. */
    Optional<Node.Scalar> name(Node.Entry entry) {
        if (entry.value() instanceof Node.Scalar scalar && scalar.type() == ScalarType.TEXT) {
            return Optional.of(scalar);
        }
        faults.wrongType(entry.key().text(), "a name", entry.value(), "");
        return Optional.empty();
    }

    /** One of a few words. */
    Optional<String> word(Fields fields, String key, List<String> words) {
        Optional<Node.Entry> entry = fields.take(key);
        Optional<Node.Scalar> scalar = entry.isPresent() ? scalar(entry.get(), "the name of a " + key) : Optional.empty();
        if (scalar.isEmpty() || words.contains(scalar.get().text())) {
            return scalar.isPresent() ? Optional.of(scalar.get().text()) : Optional.empty();
        }
        String text = scalar.get().text();
        faults.add("unknown-" + key, scalar.get().span(), "there is no " + key + " '" + text + "'",
                Suggestions.advice(text, words, "the words for it are"));
        return Optional.empty();
    }

    /** Any single value, as it stands in the file. */
    Optional<Node.Scalar> scalar(Node.Entry entry, String wanted) {
        if (entry.value() instanceof Node.Scalar scalar && scalar.type() != ScalarType.NULL) {
            return Optional.of(scalar);
        }
        faults.wrongType(entry.key().text(), wanted, entry.value(), "");
        return Optional.empty();
    }

    /** A boolean; false where the key is missing. */
    boolean flag(Fields fields, String key) {
        Optional<Node.Entry> entry = fields.take(key);
        return entry.isPresent() && flag(entry.get());
    }

    boolean flag(Node.Entry entry) {
        if (entry.value() instanceof Node.Scalar scalar && scalar.type() == ScalarType.BOOLEAN) {
            return scalar.text().equalsIgnoreCase("true");
        }
        faults.wrongType(entry.key().text(), "true or false", entry.value(), "write true or false, without quotes");
        return false;
    }

    /** A whole number within limits. */
    Optional<Long> number(Fields fields, String key, long least, long most) {
        Optional<Node.Entry> entry = fields.take(key);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Node node = entry.get().value();
        if (!(node instanceof Node.Scalar scalar) || scalar.type() != ScalarType.INTEGER) {
            faults.wrongType(key, "a whole number", node, "write a number, without quotes");
            return Optional.empty();
        }
        Optional<Long> number = WholeNumber.parse(scalar.text());
        if (number.isEmpty() || number.get() < least || number.get() > most) {
            faults.add("bad-number", scalar.span(), "'" + key + "' cannot be " + scalar.text(), range(least, most));
            return Optional.empty();
        }
        return number;
    }

    private static String range(long least, long most) {
        return most == Long.MAX_VALUE ? "it must be at least " + least : "it must be between " + least + " and " + most;
    }

    Optional<Duration> duration(Fields fields, String key) {
        Optional<Node.Entry> entry = fields.take(key);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Optional<Node.Scalar> scalar = scalar(entry.get(), "a duration");
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> duration = DurationReader.parse(scalar.get().text());
        if (duration.isEmpty()) {
            faults.add("bad-duration", scalar.get().span(), DurationReader.fault(scalar.get().text()),
                    "write a number above 0 with ms, s, m or h: 500ms, 30s, 2m, 1h");
        }
        return duration;
    }

    /** A list of plain texts. */
    List<Node.Scalar> list(Node.Entry entry, String wanted) {
        if (!(entry.value() instanceof Node.Sequence sequence)) {
            faults.wrongType(entry.key().text(), wanted, entry.value(), "write [A, B]");
            return List.of();
        }
        List<Node.Scalar> items = new ArrayList<>(sequence.items().size());
        for (Node item : sequence.items()) {
            if (item instanceof Node.Scalar scalar && scalar.type() != ScalarType.NULL) {
                items.add(scalar);
            } else {
                faults.add("wrong-type", item.span(), "an item of '" + entry.key().text() + "' is " + item.describe(),
                        "each item must be a single string");
            }
        }
        return items;
    }
}
