package org.oscine.ocf;

/**
 * Versions and whole numbers, which compare as people read them: 4.10 is later than 4.9, and -1 less than 0. A version is the numbers
 * that a string begins with, with a dot between each two; what follows them, such as -rc1 or p2, does not count.
 */
public final class Versions {
    private Versions() {}

    /** The version that a string begins with; empty if it begins with none. */
    public static String in(String text) {
        String stripped = text.strip();
        boolean negative = stripped.startsWith("-");
        int end = negative ? 1 : 0;
        while (end < stripped.length() && (isDigit(stripped, end) || !negative && isDot(stripped, end))) {
            end++;
        }
        return negative && end == 1 ? "" : stripped.substring(0, end);
    }

    /** Whether a string is a version, and nothing else. */
    public static boolean isOne(String text) {
        return !text.isEmpty() && in(text).equals(text);
    }

    /** Less than 0, 0 or more, as one version is earlier than another, the same, or later; 4.9 and 4.9.0 are the same. */
    public static int compare(String one, String other) {
        boolean below = one.startsWith("-") && !isZero(one);
        boolean otherBelow = other.startsWith("-") && !isZero(other);
        if (below != otherBelow) {
            return below ? -1 : 1;
        }
        int result = compareNumbers(unsigned(one), unsigned(other));
        return below ? -result : result;
    }

    private static int compareNumbers(String one, String other) {
        int at = 0;
        int otherAt = 0;
        while (at < one.length() || otherAt < other.length()) {
            int end = endOfNumber(one, at);
            int otherEnd = endOfNumber(other, otherAt);
            int result = compareDigits(digits(one, at, end), digits(other, otherAt, otherEnd));
            if (result != 0) {
                return result;
            }
            at = end + 1;
            otherAt = otherEnd + 1;
        }
        return 0;
    }

    private static int compareDigits(String one, String other) {
        return one.length() != other.length() ? Integer.compare(one.length(), other.length()) : one.compareTo(other);
    }

    /** Without leading zeros; there may be more digits than any number of Java's has. */
    private static String digits(String text, int from, int end) {
        int first = Math.min(from, text.length());
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        return text.substring(first, Math.max(first, end));
    }

    private static int endOfNumber(String text, int from) {
        int dot = from < text.length() ? text.indexOf('.', from) : -1;
        return dot < 0 ? text.length() : dot;
    }

    private static boolean isZero(String text) {
        return digits(text, 1, text.length()).isEmpty();
    }

    private static String unsigned(String text) {
        return text.startsWith("-") ? text.substring(1) : text;
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** A dot between two digits. */
    private static boolean isDot(String text, int at) {
        return text.charAt(at) == '.' && at > 0 && isDigit(text, at - 1) && at + 1 < text.length() && isDigit(text, at + 1);
    }
}
