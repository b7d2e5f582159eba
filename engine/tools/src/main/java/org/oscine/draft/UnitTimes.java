package org.oscine.draft;

import java.util.Optional;
import org.oscine.ocf.Durations;

/** Spans of time as systemd.time(7) writes them. */
final class UnitTimes {
    private UnitTimes() {}

    /** As a descriptor writes it, such as 90s; absent where a text is none. */
    static Optional<String> duration(String text) {
        long seconds = 0;
        long millis = 0;
        for (String part : text.strip().replaceAll("([0-9]) +([a-z])", "$1$2").split("\\s+|(?<=[a-z])(?=[0-9])")) {
            String number = part.replaceAll("[^0-9].*", "");
            if (number.isEmpty() || number.length() > 9) {
                return Optional.empty();
            }
            long count = Long.parseLong(number);
            switch (part.substring(number.length())) {
                case "", "s", "sec", "second", "seconds" -> seconds += count;
                case "m", "min", "minute", "minutes" -> seconds += 60 * count;
                case "h", "hr", "hour", "hours" -> seconds += 3600 * count;
                case "ms", "msec" -> millis += count;
                default -> {
                    return Optional.empty();
                }
            }
        }
        if (seconds + millis == 0 || seconds + millis / 1000 > Durations.LONGEST.toSeconds()) {
            return Optional.empty();
        }
        return Optional.of(millis > 0 ? seconds * 1000 + millis + "ms" : seconds + "s");
    }
}
