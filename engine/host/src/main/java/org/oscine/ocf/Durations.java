package org.oscine.ocf;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Spans of time as OCF and Pacemaker write them: a number with ms, s, m (or min) or h; a bare number is seconds. */
public final class Durations {
    /** Longer ones are not meant; in nanoseconds, they would leave the range of numbers. */
    public static final Duration LONGEST = Duration.ofDays(3650);

    private Durations() {}

    /** The span that a text stands for; absent if it stands for none, or is too long to be meant. */
    public static Optional<Duration> parse(String text) {
        String trimmed = text.strip();
        int digits = 0;
        while (digits < trimmed.length() && trimmed.charAt(digits) >= '0' && trimmed.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > 9) {
            return Optional.empty();
        }
        long number = Long.parseLong(trimmed.substring(0, digits));
        return switch (trimmed.substring(digits).strip()) {
            case "ms", "msec" -> meant(Duration.ofMillis(number));
            case "", "s", "sec" -> meant(Duration.ofSeconds(number));
            case "m", "min" -> meant(Duration.ofMinutes(number));
            case "h", "hr" -> meant(Duration.ofHours(number));
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> meant(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(duration);
    }

    /** A span as a file or Pacemaker takes it: with its unit, which Pacemaker's shells insist on. */
    public static String word(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    /** A span in seconds, exact to the millisecond. */
    public static String exact(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    /** A span as a person reads it: whole seconds, tenths below ten seconds, milliseconds below one; rounded. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        long tenths = (millis + 50) / 100;
        return tenths < 100 && tenths % 10 != 0
                ? tenths / 10 + "." + tenths % 10 + " s"
                : (millis + 500) / 1000 + " s";
    }
}
