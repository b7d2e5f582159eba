package org.oscine.testfile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;
import org.oscine.document.Node.ScalarType;
import org.oscine.form.Faults;
import org.oscine.form.Fields;
import org.oscine.ocf.Durations;

/** Reads the plain values of keys: strings, lists, numbers, booleans, words of an enumeration, spans of time. */
final class Values {
    private final Faults faults;

    Values(Faults faults) {
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }

    Optional<String> text(Fields fields, String key) {
        return fields.take(key).flatMap(entry -> text(entry.value(), "'" + key + "'"));
    }

    /** Any single value as the text that it is in the file; nothing is not one. */
    Optional<String> text(Node node, String what) {
        if (node instanceof Node.Scalar scalar && scalar.type() != ScalarType.NULL) {
            return Optional.of(scalar.text());
        }
        wrongType(what, "a string", node);
        return Optional.empty();
    }

    void wrongType(String what, String wanted, Node found) {
        faults.add("wrong-type", found.span(), what + " needs " + wanted + ", found " + found.describe(), "");
    }

    /** The texts of a list; one text alone stands for a list of it. */
    Optional<List<String>> texts(Fields fields, String key) {
        return fields.take(key).map(entry -> texts(entry.value(), "'" + key + "'"));
    }

    List<String> texts(Node node, String what) {
        if (!(node instanceof Node.Sequence list)) {
            return text(node, what).map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        list.items().forEach(item -> text(item, what).ifPresent(texts::add));
        return texts;
    }

    boolean flag(Fields fields, String key, boolean otherwise) {
        Optional<Node.Entry> entry = fields.take(key);
        if (entry.isEmpty()) {
            return otherwise;
        }
        if (entry.get().value() instanceof Node.Scalar scalar && scalar.type() == ScalarType.BOOLEAN) {
            return scalar.text().toLowerCase(Locale.ROOT).equals("true");
        }
        wrongType("'" + key + "'", "true or false", entry.get().value());
        return otherwise;
    }

    Optional<Integer> number(Fields fields, String key, int least, int most) {
        Optional<Node.Entry> entry = fields.take(key);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Node node = entry.get().value();
        if (node instanceof Node.Scalar scalar && scalar.type() == ScalarType.INTEGER && scalar.text().length() < 10) {
            int number = Integer.parseInt(scalar.text());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        }
        wrongType("'" + key + "'", "a number from " + least + " to " + most, node);
        return Optional.empty();
    }

    Optional<Duration> duration(Fields fields, String key) {
        Optional<Node.Entry> entry = fields.take(key);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> duration = entry.get().value() instanceof Node.Scalar scalar
                ? Durations.parse(scalar.text())
                : Optional.empty();
        if (duration.isEmpty()) {
            wrongType("'" + key + "'", "a duration such as 30s or 500ms", entry.get().value());
        }
        return duration;
    }

    /** A word of an enumeration, whose constants are written small and with hyphens. */
    <E extends Enum<E>> Optional<E> word(Fields fields, String key, E[] words) {
        return fields.take(key).flatMap(entry -> word(entry.value(), "'" + key + "'", words));
    }

    <E extends Enum<E>> Optional<E> word(Node node, String what, E[] words) {
        List<String> known = new ArrayList<>();
        for (E word : words) {
            known.add(word.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        Optional<String> text = text(node, what);
        int index = text.map(known::indexOf).orElse(-1);
        if (index < 0 && text.isPresent()) {
            faults.add("bad-word", node.span(), what + " cannot be '" + text.get() + "'",
                    Suggestions.advice(text.get(), known, "it is one of"));
        }
        return index < 0 ? Optional.empty() : Optional.of(words[index]);
    }

    /** The entries of a mapping by name; one without a value stands for what is taken away. */
    <V> Map<String, Optional<V>> named(Fields fields, String key, Function<Node.Entry, V> reader) {
        return named(fields, key, name -> { }, reader);
    }

    /** As the other, with a look at each name, also of what is taken away. */
    <V> Map<String, Optional<V>> named(Fields fields, String key, Consumer<Node.Scalar> check, Function<Node.Entry, V> reader) {
        Map<String, Optional<V>> named = new LinkedHashMap<>();
        for (Node.Entry entry : entries(fields, key)) {
            check.accept(entry.key());
            named.put(entry.key().text(), isNothing(entry.value()) ? Optional.empty() : Optional.of(reader.apply(entry)));
        }
        return named;
    }

    List<Node.Entry> entries(Fields fields, String key) {
        Optional<Node.Entry> entry = fields.take(key);
        if (entry.isPresent() && entry.get().value() instanceof Node.Mapping mapping) {
            mapping.entries().forEach(it -> checkName(it.key()));
            return mapping.entries();
        }
        entry.ifPresent(wrong -> wrongType("'" + key + "'", "a mapping", wrong.value()));
        return List.of();
    }

    /** A name is one line, since reports show it; a path is what it is. */
    private void checkName(Node.Scalar key) {
        boolean oneLine = key.text().chars().noneMatch(it -> Character.isISOControl(it) || it == 0x2028 || it == 0x2029);
        if (!key.text().startsWith("/") && (!oneLine || key.text().isBlank())) {
            faults.add("bad-name", key.span(), "invalid name", "a name must be one line of text, because reports show it");
        }
    }

    static boolean isNothing(Node node) {
        return node instanceof Node.Scalar scalar && scalar.type() == ScalarType.NULL;
    }
}
