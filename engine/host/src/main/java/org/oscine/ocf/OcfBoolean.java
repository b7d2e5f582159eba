package org.oscine.ocf;

import java.util.Locale;
import java.util.Optional;

/** The words that stand for true and false in a parameter; those for true are ocf_is_true's, in any case. */
public final class OcfBoolean {
    private OcfBoolean() {}

    /** What the word stands for; absent for any other word. */
    public static Optional<Boolean> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "ja", "on" -> Optional.of(true);
            case "no", "false", "0", "nein", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
