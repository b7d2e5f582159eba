package org.oscine.reader;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.oscine.diagnostic.Span;

/** Regular expressions of a descriptor, in the syntax of java.util.regex. */
final class Patterns {
    private Patterns() {}

    /** The compiled expression; absent, and reported, if it is none. */
    static Optional<Pattern> check(Faults faults, String text, Span span) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException error) {
            String where = error.getIndex() < 0 ? "" : " (at character " + (error.getIndex() + 1) + ")";
            faults.add("bad-pattern", span, "'" + text + "' is not a regular expression",
                    error.getDescription() + where + "; a character that stands for itself takes a backslash: \\[");
            return Optional.empty();
        }
    }
}
