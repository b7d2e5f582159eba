package org.oscine.reader;

import org.oscine.ocf.WholeNumber;

/** The forms of names. */
final class Names {
    private Names() {}

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
        return !name.isBlank() && !breaksLine(name);
    }

    /** Whether a text has more than one line, for whatever shows it: also U+0085, U+2028 and U+2029 break lines. */
    static boolean breaksLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
                return true;
            }
        }
        return false;
    }

    static boolean isNumber(String text) {
        return WholeNumber.isDigits(text) && text.length() <= 18;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
