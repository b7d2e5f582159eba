package org.oscine.host.linux;

import java.time.Duration;
import java.time.Instant;
import org.oscine.host.Clock;

/** The machine's clocks. */
final class LinuxClock implements Clock {

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant wall() {
        return Instant.now();
    }

    /** Waits; an interrupt ends it early and stays set. */
    @Override
    public void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
