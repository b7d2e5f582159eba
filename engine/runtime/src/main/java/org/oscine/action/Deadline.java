package org.oscine.action;

import java.time.Duration;
import org.oscine.host.Clock;

/**
 * The moment at which an action must have ended. It lies before Pacemaker's timeout, which is a SIGKILL to the
 * whole process group without a word: the reserve is for the reason and for the end of the engine itself.
 */
public final class Deadline {
    private static final long LEAST_RESERVE = Duration.ofSeconds(1).toNanos();
    private static final long MOST_RESERVE = Duration.ofSeconds(3).toNanos();

    private final Clock clock;
    private final long end;
    private final Duration total;
    private final Duration reserve;

    private Deadline(Clock clock, Duration total, Duration reserve) {
        this(clock, clock.nanos() + total.toNanos(), total, reserve);
    }

    private Deadline(Clock clock, long end, Duration total, Duration reserve) {
        this.clock = clock;
        this.end = end;
        this.total = total;
        this.reserve = reserve;
    }

    /** A deadline for an action that may take this long from now on: a tenth is kept in reserve. */
    public static Deadline of(Clock clock, Duration timeout) {
        Duration reserve = reserveOf(timeout);
        return new Deadline(clock, timeout.minus(reserve), reserve);
    }

    /** Ends earlier than this one, by half as long as the reserve: time to take back what a start has done. */
    Deadline ofStart() {
        Duration shorter = ofStart(total, reserve);
        return new Deadline(clock, end - total.minus(shorter).toNanos(), shorter, reserve);
    }

    /**
     * How long a start may try.
     *
     * @param usable how long the action may take
     * @param reserve what is kept of its timeout besides
     */
    public static Duration ofStart(Duration usable, Duration reserve) {
        return usable.minusNanos(reserve.toNanos() / 2);
    }

    /** From now on, a quarter of the reserve: for what an action cannot leave as it is when its time is over. */
    Deadline grace() {
        return new Deadline(clock, Duration.ofNanos(reserve.toNanos() / 4), Duration.ZERO);
    }

    /** The time kept back, out of a timeout: a tenth, within bounds, and never more than a third. */
    public static Duration reserveOf(Duration timeout) {
        // Numbers: the division of a Duration brings the JVM's big numbers and a pool of threads along.
        long nanos = timeout.toNanos();
        long reserve = Math.clamp(nanos / 10, LEAST_RESERVE, MOST_RESERVE);
        return Duration.ofNanos(Math.min(reserve, nanos / 3));
    }

    /** What is left, never negative. */
    public Duration left() {
        long left = end - clock.nanos();
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** Whether it is over. */
    public boolean passed() {
        return end - clock.nanos() <= 0;
    }

    /** All the time that there was in the beginning. */
    public Duration total() {
        return total;
    }

    /** A nearer deadline, if that is nearer at all. */
    public Deadline within(Duration duration) {
        Duration left = left();
        return new Deadline(clock, duration.compareTo(left) < 0 ? duration : left, reserve);
    }

    /** The clock it is measured with. */
    public Clock clock() {
        return clock;
    }
}
