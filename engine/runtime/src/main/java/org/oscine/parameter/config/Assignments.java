package org.oscine.parameter.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.oscine.ocf.Identifier;

/**
 * Assignments as systemd reads them from an EnvironmentFile (systemd.exec(5)): a value goes on behind a backslash at the end of its
 * line; quotes are taken off, also around several lines; in double quotes a backslash protects only quotes, backslashes,
 * backticks and dollar signs; nothing is replaced. A line that begins with # or ; is a comment. As a shell would, and systemd does
 * not, {@code export} before a name is passed over.
 */
public final class Assignments {
    private static final String EXPORT = "export ";
    private static final String PROTECTED_IN_QUOTES = "\"\\`$";

    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    private Assignments(String text) {
        this.text = text;
    }

    /** Every variable, with the last value that it is given; what is no name of a variable is passed over. */
    public static Map<String, String> of(String text) {
        Assignments assignments = new Assignments(text);
        while (assignments.at < text.length()) {
            assignments.assignment();
        }
        return assignments.values;
    }

    private void assignment() {
        skipBlanks(" \t\r\n");
        int end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        int equals = text.indexOf('=', at);
        if (at >= text.length() || "#;".indexOf(text.charAt(at)) >= 0 || equals < 0 || equals > end) {
            at = end + 1;
            return;
        }
        String name = text.substring(at, equals).strip();
        at = equals + 1;
        String value = value();
        name = name.startsWith(EXPORT) ? name.substring(EXPORT.length()).strip() : name;
        // With a NUL in it nothing can be given to a process.
        if (Identifier.isOne(name) && value.indexOf(0) < 0) {
            values.put(name, value);
        }
    }

    private void skipBlanks(String blanks) {
        while (at < text.length() && blanks.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Quoted parts, with blanks between them that do not count, then perhaps an unquoted one, in which quotes are signs like others. */
    private String value() {
        StringBuilder value = new StringBuilder();
        while (true) {
            skipBlanks(" \t\r");
            if (at >= text.length() || text.charAt(at) == '\n') {
                at++;
                return value.toString();
            }
            switch (text.charAt(at)) {
                case '\'' -> single(value);
                case '"' -> quoted(value);
                default -> {
                    return bare(value);
                }
            }
        }
    }

    private void single(StringBuilder value) {
        at++;
        while (at < text.length() && text.charAt(at) != '\'') {
            value.append(text.charAt(at));
            at++;
        }
        at++;
    }

    private void quoted(StringBuilder value) {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char next = text.charAt(at) == '\\' && at + 1 < text.length() ? text.charAt(at + 1) : 0;
            if (next == '\n') {
                at += 2;
            } else {
                at += next != 0 && PROTECTED_IN_QUOTES.indexOf(next) >= 0 ? 1 : 0;
                value.append(text.charAt(at));
                at++;
            }
        }
        at++;
    }

    private String bare(StringBuilder value) {
        int kept = value.length(); // blanks at the end do not count
        while (at < text.length() && text.charAt(at) != '\n') {
            boolean escape = text.charAt(at) == '\\' && at + 1 < text.length();
            at += escape ? 1 : 0;
            char it = text.charAt(at);
            if (!escape || it != '\n') {
                value.append(it);
            }
            kept = escape || !Character.isWhitespace(it) ? value.length() : kept;
            at++;
        }
        at++;
        return value.substring(0, kept);
    }
}
