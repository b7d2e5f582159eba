package org.oscine.host;

import java.time.Duration;
import java.time.Instant;

/** Time: one clock to measure with and one to compare with the times of files. */
public interface Clock {

    /** Nanoseconds since some fixed moment; never runs backwards. */
    long nanos();

    /** The time of day. */
    Instant wall();

    /** Waits. */
    void sleep(Duration duration);
}
