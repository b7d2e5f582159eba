package org.oscine.reader;

import java.time.Duration;
import java.util.Optional;
import org.oscine.ocf.Durations;

/** Spans of time: {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}; a bare number is seconds. */
final class DurationReader {
    private static final int MOST_DIGITS = 9;

    private DurationReader() {}

    /** The span that a text stands for; absent if it stands for none or for no time at all. */
    static Optional<Duration> parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > MOST_DIGITS) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.substring(0, digits));
        Optional<Duration> duration = inUnit(number, text.substring(digits));
        boolean meant = duration.isPresent() && number > 0 && duration.get().compareTo(Durations.LONGEST) <= 0;
        return meant ? duration : Optional.empty();
    }

    /** What is wrong with a text that is not understood. */
    static String fault(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        boolean tooLong = digits > 0 && !text.substring(0, digits).matches("0+") && inUnit(1, text.substring(digits)).isPresent();
        return "'" + text + "' is " + (tooLong ? "too long: the longest duration is " + Durations.LONGEST.toHours() + "h" : "not a duration");
    }

    private static Optional<Duration> inUnit(long number, String unit) {
        return switch (unit) {
            case "ms" -> Optional.of(Duration.ofMillis(number));
            case "", "s" -> Optional.of(Duration.ofSeconds(number));
            case "m" -> Optional.of(Duration.ofMinutes(number));
            case "h" -> Optional.of(Duration.ofHours(number));
            default -> Optional.empty();
        };
    }
}
