package org.oscine.conform.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.oscine.conform.machine.Watch;

/** What happens in a trial, in order, and the numbers of its calls. */
public final class TrialLog {
    private final Watch watch;
    private final long began;
    private final Numbers numbers;
    private final List<Event> events = new ArrayList<>();

    /** Counts the calls of a run. */
    public static final class Numbers {
        private int last;

        int next() {
            return ++last;
        }
    }

    /** @param began when the run began, on System.nanoTime()'s clock */
    public TrialLog(Watch watch, long began, Numbers numbers) {
        this.watch = watch;
        this.began = began;
        this.numbers = numbers;
    }

    Watch watch() {
        return watch;
    }

    /** The time since the run began. */
    public Duration now() {
        return at(System.nanoTime());
    }

    Duration at(long nanos) {
        return Duration.ofNanos(nanos - began);
    }

    int nextCall() {
        return numbers.next();
    }

    synchronized void add(Event event) {
        events.add(event);
    }

    /** All events, in the order in which they began. */
    public synchronized List<Event> events() {
        List<Event> ordered = new ArrayList<>(events);
        ordered.sort((one, other) -> one.at().compareTo(other.at()));
        return ordered;
    }
}
