package org.oscine.descriptor;

import java.util.List;

/**
 * When an entry applies, as data: every test must hold. A name holds when it is a true boolean, a fact of the
 * call that is so, or any other value that is not empty.
 */
public record Condition(List<Test> tests) {

    /** The condition that always holds. */
    public static final Condition ALWAYS = new Condition(List.of());

    public Condition {
        tests = List.copyOf(tests);
    }

    /** The names that the tests look at. */
    public List<String> references() {
        return tests.stream().map(Test::name).toList();
    }

    /** One test of one name; {@code holds} says whether it must hold or must not. */
    public sealed interface Test {
        String name();

        boolean holds();

        /** The name is true, or not empty. */
        record Truth(String name, boolean holds) implements Test {}

        /** The name's value is this text. */
        record Equality(String name, String value, boolean holds) implements Test {}
    }
}
