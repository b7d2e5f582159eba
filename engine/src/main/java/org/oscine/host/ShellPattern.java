package org.oscine.host;

/**
 * A shell's file name pattern (glob(7)) for one name, without a slash: {@code *}, {@code ?}, {@code [a-z]} and
 * {@code [!a-z]}. As in a shell, a leading dot has to be spelt out.
 */
public final class ShellPattern {

    private ShellPattern() {}

    /** Whether a text has anything in it that this class would not take literally. */
    public static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    /** Whether a file's name matches. */
    public static boolean matches(String pattern, String name) {
        if (name.startsWith(".") && !pattern.startsWith(".")) {
            return false;
        }
        return matches(pattern, 0, name, 0);
    }

    private static boolean matches(String pattern, int at, String name, int from) {
        if (at == pattern.length()) {
            return from == name.length();
        }
        char wanted = pattern.charAt(at);
        if (wanted == '*') {
            for (int next = from; next <= name.length(); next++) {
                if (matches(pattern, at + 1, name, next)) {
                    return true;
                }
            }
            return false;
        }
        if (from == name.length()) {
            return false;
        }
        int close = wanted == '[' ? closing(pattern, at) : -1;
        if (close > 0) {
            return inSet(pattern, at + 1, close, name.charAt(from)) && matches(pattern, close + 1, name, from + 1);
        }
        return (wanted == '?' || wanted == name.charAt(from)) && matches(pattern, at + 1, name, from + 1);
    }

    /** The bracket that closes the set; one right after the opening belongs to the set. */
    private static int closing(String pattern, int open) {
        int first = open + 1;
        if (first < pattern.length() && pattern.charAt(first) == '!') {
            first++;
        }
        return pattern.indexOf(']', first + 1);
    }

    private static boolean inSet(String pattern, int from, int to, char c) {
        boolean wanted = true;
        int at = from;
        if (pattern.charAt(at) == '!') {
            wanted = false;
            at++;
        }
        while (at < to) {
            char low = pattern.charAt(at);
            boolean range = at + 2 < to && pattern.charAt(at + 1) == '-';
            char high = range ? pattern.charAt(at + 2) : low;
            if (low <= c && c <= high) {
                return wanted;
            }
            at += range ? 3 : 1;
        }
        return !wanted;
    }
}
