package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Condition;
import org.oscine.descriptor.Condition.Test;
import org.oscine.descriptor.Parameter;
import org.oscine.diagnostic.Span;
import org.oscine.document.Node;
import org.oscine.form.Faults;
import org.oscine.form.Fields;
import org.oscine.ocf.Identifier;
import org.oscine.ocf.OcfBoolean;
import org.oscine.ocf.Versions;

/** Reads {@code when} and {@code unless}: a name, a list of names, or names with the values that they must have. */
final class ConditionReader {
    private final Faults faults;
    private final DeclaredNames scope;

    ConditionReader(Faults faults, DeclaredNames scope) {
        this.faults = faults;
        this.scope = scope;
    }

    Condition read(Fields fields) {
        Optional<Node.Entry> when = fields.take("when");
        Optional<Node.Entry> unless = fields.take("unless");
        if (when.isEmpty() && unless.isEmpty()) {
            return Condition.ALWAYS;
        }
        List<Test> tests = new ArrayList<>();
        if (when.isPresent()) {
            read(when.get(), true, tests);
        }
        if (unless.isPresent()) {
            read(unless.get(), false, tests);
        }
        return new Condition(tests);
    }

    /** The tests of one of the two keys; {@code holds} tells which. */
    void read(Node.Entry entry, boolean holds, List<Test> tests) {
        if (entry.value() instanceof Node.Mapping mapping) {
            equalities(entry, mapping, holds, tests);
        } else if (entry.value() instanceof Node.Sequence sequence && !sequence.items().isEmpty()) {
            for (Node item : sequence.items()) {
                truth(entry.key().text(), item, holds, tests);
            }
        } else {
            truth(entry.key().text(), entry.value(), holds, tests);
        }
    }

    private void truth(String key, Node node, boolean holds, List<Test> tests) {
        if (!(node instanceof Node.Scalar scalar) || scalar.type() != Node.ScalarType.TEXT) {
            faults.wrongType(key, "a name, a list of names, or { NAME: VALUE }", node, "");
            return;
        }
        if (checkName(scalar)) {
            tests.add(new Test.Truth(scalar.text(), holds));
        }
    }

    private boolean checkName(Node.Scalar scalar) {
        String name = scalar.text();
        if (Identifier.isOne(name)) {
            scope.checkInCondition(name, scalar.span());
            return true;
        }
        String bare = identifierIn(name);
        faults.add("bad-condition", scalar.span(), "'" + name + "' is not a name",
                bare.isEmpty() ? "a condition is the name of a parameter, a value or a fact"
                        : "write the bare name: " + bare + "; 'when' and 'unless' are opposites");
        return false;
    }

    /** The name that an expression in some other language is about. */
    private static String identifierIn(String text) {
        String longest = "";
        for (int from = 0; from < text.length(); from++) {
            int to = from + 1;
            while (to <= text.length() && Identifier.isOne(text.substring(from, to))) {
                to++;
            }
            if (to - 1 - from > longest.length()) {
                longest = text.substring(from, to - 1);
            }
        }
        return longest;
    }

    private void equalities(Node.Entry entry, Node.Mapping mapping, boolean holds, List<Test> tests) {
        if (mapping.entries().isEmpty()) {
            faults.add("empty", mapping.span(), "'" + entry.key().text() + "' is empty", "write { NAME: VALUE }");
        }
        for (Node.Entry test : mapping.entries()) {
            if (test.value() instanceof Node.Mapping) {
                if (checkName(test.key())) {
                    tests.add(comparison(test, holds));
                }
            } else if (!(test.value() instanceof Node.Scalar value) || value.type() == Node.ScalarType.NULL) {
                faults.wrongType(test.key().text(), "a value to compare with", test.value(),
                        "write { " + test.key().text() + ": VALUE } or { " + test.key().text() + ": { at-least: VALUE } }");
            } else if (checkName(test.key())) {
                checkPossible(test.key().text(), value.text(), value.span());
                tests.add(new Test.Equality(test.key().text(), value.text(), holds));
            }
        }
    }

    private Test comparison(Node.Entry test, boolean holds) {
        String name = test.key().text();
        Fields fields = new Fields(faults, "the comparison of '" + name + "'", test.key().span(), test.value());
        String atLeast = bound(fields, "at-least");
        String below = bound(fields, "below");
        String pattern = pattern(fields);
        fields.finish();
        if (((Node.Mapping) test.value()).entries().isEmpty()) {
            faults.add("empty", test.value().span(), "the comparison of '" + name + "' is empty", "write at-least, below or matches");
        }
        boolean bounded = !atLeast.isEmpty() || !below.isEmpty();
        checkComparable(name, test.key().span(), bounded);
        if (!atLeast.isEmpty() && !below.isEmpty() && Versions.compare(atLeast, below) >= 0) {
            faults.add("bad-condition", test.value().span(), "'" + name + "' is never at least " + atLeast + " and below " + below,
                    "at-least must be less than below");
        }
        return new Test.Comparison(name, atLeast, below, pattern, holds);
    }

    private String bound(Fields fields, String key) {
        Optional<Node.Entry> entry = fields.take(key);
        if (entry.isEmpty()) {
            return "";
        }
        if (!(entry.get().value() instanceof Node.Scalar scalar) || scalar.type() == Node.ScalarType.NULL) {
            faults.wrongType(key, "a number or a version", entry.get().value(), "");
            return "";
        }
        if (!Versions.isOne(scalar.text())) {
            faults.add("bad-condition", scalar.span(), "'" + scalar.text() + "' is neither a number nor a version",
                    "write numbers with dots between them: 4.9");
            return "";
        }
        return scalar.text();
    }

    /** A pattern is the same in every call: what an administrator or a file says decides over no pattern. */
    private String pattern(Fields fields) {
        Optional<Node.Entry> entry = fields.take("matches");
        if (entry.isEmpty()) {
            return "";
        }
        if (!(entry.get().value() instanceof Node.Scalar scalar) || scalar.type() == Node.ScalarType.NULL) {
            faults.wrongType("matches", "a regular expression", entry.get().value(), "");
            return "";
        }
        String text = scalar.text().replace("$$", "");
        if (text.indexOf('$') >= 0) {
            faults.add("bad-condition", scalar.span(), "the pattern of a condition inserts nothing", "write $$ for a dollar sign");
            return "";
        }
        String pattern = scalar.text().replace("$$", "$");
        Patterns.check(faults, pattern, scalar.span());
        return pattern;
    }

    /** What is no text, number or version cannot be compared with one. */
    private void checkComparable(String name, Span span, boolean bounded) {
        checkNoList(name, span);
        String type = name.equals("probe") ? "true or false" : "";
        if (scope.isParameter(name)) {
            type = switch (scope.parameter(name).type()) {
                case BOOLEAN -> "true or false";
                case TIME -> bounded ? "a duration" : "";
                case STRING, INTEGER, ENUM, ARGUMENTS, SECRET -> "";
            };
        }
        if (!type.isEmpty()) {
            faults.add("bad-condition", span, "'" + name + "' is " + type + ", which is not compared so",
                    "compare it with a value: { " + name + ": VALUE }");
        }
    }

    private void checkNoList(String name, Span span) {
        if (scope.isListValue(name)) {
            faults.add("bad-condition", span, "'" + name + "' is a list, which is not compared",
                    "write the bare name: it holds if the list has an item");
        }
    }

    /** A comparison that can never hold is a slip. */
    private void checkPossible(String name, String value, Span span) {
        checkNoList(name, span);
        if (!scope.isParameter(name)) {
            return;
        }
        Parameter parameter = scope.parameter(name);
        if (parameter.type() == Parameter.Type.ENUM && !parameter.values().isEmpty()
                && !parameter.values().contains(value)) {
            faults.add("bad-condition", span, "'" + name + "' is never '" + value + "'",
                    "its values are " + String.join(", ", parameter.values()));
        }
        if (parameter.type() == Parameter.Type.BOOLEAN && OcfBoolean.of(value).isEmpty()) {
            faults.add("bad-condition", span, "'" + name + "' is never '" + value + "'", "it is true or false");
        }
    }
}
