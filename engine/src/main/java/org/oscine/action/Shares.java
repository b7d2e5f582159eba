package org.oscine.action;

import java.time.Duration;
import java.util.Optional;

/** How an action divides its time among those that follow each other. A plan says the same, by the same rules. */
public final class Shares {
    private Shares() {}

    /**
     * The time of a step of a stop: its percentage of the whole; without one, an equal part of what is left for it and
     * those that follow. The last one gets all that is left.
     *
     * @param percent its share, if it has one
     * @param index its place among {@code count} steps, from 0
     * @param total the time of the whole action
     * @param left what is left of it
     */
    public static Duration ofStep(Optional<Integer> percent, int index, int count, Duration total, Duration left) {
        if (index == count - 1) {
            return left;
        }
        return percent.isPresent()
                ? total.multipliedBy(percent.get()).dividedBy(100)
                : equal(index, count, left);
    }

    /** An equal part of what is left, for the one at {@code index} and each that follows. */
    public static Duration equal(int index, int count, Duration left) {
        return left.dividedBy(count - index);
    }
}
