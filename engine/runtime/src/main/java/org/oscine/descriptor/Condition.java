package org.oscine.descriptor;

import java.util.ArrayList;
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
        List<String> names = new ArrayList<>(tests.size());
        for (Test test : tests) {
            names.add(test.name());
        }
        return names;
    }

    /** One test of one name; {@code holds} says whether it must hold or must not. */
    public sealed interface Test {
        /** What is to be done with each kind. */
        interface Cases<R> {
            R truth(Truth it);

            R equality(Equality it);

            R comparison(Comparison it);
        }

        /** What the cases make of this one. */
        <R> R match(Cases<R> cases);

        String name();

        boolean holds();

        /** The name is true, or not empty. */
        record Truth(String name, boolean holds) implements Test {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.truth(this);
            }
        }

        /** The name's value is this text. */
        record Equality(String name, String value, boolean holds) implements Test {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.equality(this);
            }
        }

        /**
         * The name's value is within these bounds. What is neither a number nor a version is within none.
         *
         * @param atLeast a number or version; empty: no bound
         * @param below a number or version; empty: no bound
         * @param pattern a regular expression that must be found in the value; empty: none
         */
        record Comparison(String name, String atLeast, String below, String pattern, boolean holds) implements Test {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.comparison(this);
            }
        }
    }
}
