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
        return matchesAll(pattern, name);
    }

    /** Back to the last star only, whatever follows it: a pattern may be somebody else's, and have many. */
    private static boolean matchesAll(String pattern, String name) {
        int at = 0;
        int from = 0;
        int behindStar = -1;
        int tried = 0;
        while (from < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                behindStar = ++at;
                tried = from;
            } else if (at < pattern.length() && fits(pattern, at, name.charAt(from))) {
                at = next(pattern, at);
                from++;
            } else if (behindStar >= 0) {
                at = behindStar;
                from = ++tried;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    private static boolean fits(String pattern, int at, char c) {
        char wanted = pattern.charAt(at);
        int close = wanted == '[' ? closing(pattern, at) : -1;
        return close > 0 ? inSet(pattern, at + 1, close, c) : wanted == '?' || wanted == c;
    }

    private static int next(String pattern, int at) {
        int close = pattern.charAt(at) == '[' ? closing(pattern, at) : -1;
        return Math.max(close, at) + 1;
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
