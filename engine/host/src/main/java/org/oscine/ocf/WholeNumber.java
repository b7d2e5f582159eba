package org.oscine.ocf;

import java.util.Optional;

/** Whole numbers as files, parameters and pidfiles write them. The digits of other scripts, which Java reads too, are none. */
public final class WholeNumber {
    private WholeNumber() {}

    /** The number that a string is, with a sign or without; absent if it is none, or does not fit into 64 bits. */
    public static Optional<Long> parse(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        if (!isDigits(signed ? text.substring(1) : text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** Whether a string is one or more of the digits 0 to 9, and nothing else. */
    public static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
