package org.oscine.ocf;

/** The form of a name that a parameter, a value or an environment variable has: {@code [A-Za-z_][A-Za-z0-9_]*}. */
public final class Identifier {
    private Identifier() {}

    /** Whether a text is one. */
    public static boolean isOne(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!goesOn(text.charAt(i), i > 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether a character may stand in one: a digit only behind another character. */
    public static boolean goesOn(char c, boolean begun) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || begun && c >= '0' && c <= '9';
    }
}
