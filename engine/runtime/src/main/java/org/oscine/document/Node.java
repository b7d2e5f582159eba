package org.oscine.document;

import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Span;

/** A node of a parsed file, with its place. Knows nothing of where it came from, YAML text or the compiled form. */
public sealed interface Node {

    /** The place of the node in its file. */
    Span span();

    /** What the node is, in the words of a message to a person: "a mapping", "the string 'x'". */
    String describe();

    /** What YAML 1.2's core schema takes a plain scalar for; quoted ones are always TEXT. */
    enum ScalarType { TEXT, INTEGER, FLOAT, BOOLEAN, NULL }

    /** A single value, as the text that stands in the file. */
    record Scalar(String text, ScalarType type, Span span) implements Node {
        @Override
        public String describe() {
            return switch (type) {
                case TEXT -> "the string '" + text + "'";
                case INTEGER, FLOAT -> "the number " + text;
                case BOOLEAN -> "the boolean " + text;
                case NULL -> "nothing";
            };
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Span span) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /** A mapping whose entries keep the order of the file; keys are unique. */
    record Mapping(List<Entry> entries, Span span) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The value under a key, if it is there. */
        public Optional<Node> get(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }

        @Override
        public String describe() {
            return "a mapping";
        }
    }

    /** One key with its value. */
    record Entry(Scalar key, Node value) {}
}
