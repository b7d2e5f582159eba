package org.oscine.plan;

import java.math.BigDecimal;
import java.time.Duration;
import org.oscine.ocf.Durations;

/** Spans of time in seconds, exact to the millisecond. */
final class Seconds {
    private Seconds() {}

    static String of(Duration duration) {
        return Durations.exact(duration);
    }

    static BigDecimal number(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }

    static String of(Plan.Time time) {
        return time.least().equals(time.most())
                ? "up to " + of(time.most())
                : "up to " + of(time.most()) + ", of which " + of(time.least()) + " are sure";
    }
}
