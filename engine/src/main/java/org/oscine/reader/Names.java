package org.oscine.reader;

/** The forms of names. */
final class Names {
    private Names() {}

    /** What a parameter, a value or an environment variable may be called: {@code [A-Za-z_][A-Za-z0-9_]*}. */
    static boolean isIdentifier(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && c != '_' && (i == 0 || !isDigit(c))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** What an agent may be called: {@code [a-z][a-z0-9_-]*}, a plain file name and no path. */
    static boolean isAgent(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean small = c >= 'a' && c <= 'z';
            if (!small && (i == 0 || !isDigit(c) && c != '_' && c != '-')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** What an entry may be called: one line, since logs and reasons show it. */
    static boolean isOneLine(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return false;
            }
        }
        return !name.isBlank();
    }

    static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 18;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
