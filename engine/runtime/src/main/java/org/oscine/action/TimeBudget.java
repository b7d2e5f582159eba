package org.oscine.action;

import java.time.Duration;
import java.util.Optional;
import org.oscine.descriptor.StopStep;
import org.oscine.ocf.Durations;

/** How an action divides its time among those that follow each other. A plan says the same, by the same rules. */
public final class TimeBudget {
    private TimeBudget() {}

    /**
     * The time of a step of a stop: what the administrator chose; else its percentage of the whole; without one, an
     * equal part of what is left for it and those that follow. The last one gets all that is left.
     *
     * @param index its place among {@code count} steps, from 0
     * @param total the time of the whole action
     * @param left what is left of it
     */
    public static Duration ofStep(StopStep<String> step, int index, int count, Duration total, Duration left) {
        if (index == count - 1) {
            return left;
        }
        Optional<Duration> chosen =
                step.patience().isPresent() ? Durations.parse(step.patience().get()) : Optional.empty();
        if (chosen.isPresent() && chosen.get().isPositive()) {
            return bounded(chosen.get(), left.minus(part(total, count - 1 - index, 10)));
        }
        return step.share().isPresent() ? part(total, step.share().get(), 100) : equal(index, count, left);
    }

    /** Each step that follows keeps a tenth of the whole, so that a long wait never costs the last word. */
    private static Duration bounded(Duration chosen, Duration most) {
        Duration bound = most.isNegative() ? Duration.ZERO : most;
        return chosen.compareTo(bound) < 0 ? chosen : bound;
    }

    /** An equal part of what is left, for the one at {@code index} and each that follows. */
    public static Duration equal(int index, int count, Duration left) {
        return part(left, 1, count - index);
    }

    /** In nanoseconds, since the division of a Duration brings the JVM's big numbers and a pool of threads along. */
    private static Duration part(Duration whole, int share, int of) {
        return Duration.ofNanos(whole.toNanos() / of * share);
    }
}
