package org.oscine.lint.rule;

import org.oscine.diagnostic.Severity;

/**
 * One thing that can be proved wrong with a descriptor that is right in its form. Its name is that of its class in
 * kebab case; why it matters, a bad and a good example lie in the directory of that name beside the classes.
 */
public interface Rule {

    /** The name in messages, such as {@code unused-parameter}. */
    default String name() {
        StringBuilder name = new StringBuilder();
        for (char c : getClass().getSimpleName().toCharArray()) {
            boolean begins = Character.isUpperCase(c);
            name.append(begins && !name.isEmpty() ? "-" : "").append(Character.toLowerCase(c));
        }
        return name.toString();
    }

    /** An error where what is written cannot work, else a warning. */
    default Severity severity() {
        return Severity.WARNING;
    }

    /** Looks at a descriptor, and tells what it finds. Says nothing where it would have to guess. */
    void check(Subject subject, Findings findings);
}
