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
import org.oscine.ocf.OcfBoolean;

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
        if (Names.isIdentifier(name)) {
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
            while (to <= text.length() && Names.isIdentifier(text.substring(from, to))) {
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
            if (!(test.value() instanceof Node.Scalar value) || value.type() == Node.ScalarType.NULL) {
                faults.wrongType(test.key().text(), "a single value to compare with", test.value(), "");
            } else if (checkName(test.key())) {
                checkPossible(test.key().text(), value.text(), value.span());
                tests.add(new Test.Equality(test.key().text(), value.text(), holds));
            }
        }
    }

    /** A comparison that can never hold is a slip. */
    private void checkPossible(String name, String value, Span span) {
        if (scope.isListValue(name)) {
            faults.add("bad-condition", span, "'" + name + "' is a list, which is not compared",
                    "write the bare name: it holds if the list has an item");
        }
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
