package org.oscine.ocf;

import java.util.Optional;

/** Whole numbers as files, parameters and pidfiles write them. The digits of other scripts, which Java reads too, are none. */
public final class WholeNumber {
    private WholeNumber() {}

    /** The number that a string is, with a sign or without; absent if it is none, or does not fit into 64 bits. */
    public static Optional<Long> parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char it = text.charAt(i);
            if ((it < '0' || it > '9') && (i > 0 || it != '-' && it != '+')) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
