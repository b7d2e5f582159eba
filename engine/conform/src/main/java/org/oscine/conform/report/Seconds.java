package org.oscine.conform.report;

import java.time.Duration;

/** Spans of time in reports. */
final class Seconds {
    private Seconds() {}

    /** Seconds with two digits behind the point, with their unit. */
    static String of(Duration duration) {
        return number(duration) + " s";
    }

    /** As {@link #of}, without the unit. */
    static String number(Duration duration) {
        long hundredths = Math.max(0, duration.toMillis() / 10);
        return hundredths / 100 + "." + (hundredths % 100 < 10 ? "0" : "") + hundredths % 100;
    }
}
