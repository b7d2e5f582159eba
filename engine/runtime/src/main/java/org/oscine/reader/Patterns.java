package org.oscine.reader;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.oscine.diagnostic.Span;
import org.oscine.form.Faults;

/** Regular expressions of a descriptor, in the syntax of java.util.regex. */
final class Patterns {
    private Patterns() {}

    /** Whether a text is a regular expression; if not, that is reported. */
    static boolean check(Faults faults, String text, Span span) {
        if (faults.excluded()) {
            return true;
        }
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException error) {
            String where = error.getIndex() < 0 ? "" : " (at character " + (error.getIndex() + 1) + ")";
            faults.add("bad-pattern", span, "'" + text + "' is not a regular expression",
                    error.getDescription() + where + "; to match a special character literally, put a backslash before it: \\[");
            return false;
        }
    }
}
