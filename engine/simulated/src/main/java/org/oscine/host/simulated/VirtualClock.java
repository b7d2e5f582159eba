package org.oscine.host.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import org.oscine.host.Clock;

/** Time that passes only when somebody waits; then what was planned for the time between happens, in its order. */
final class VirtualClock implements Clock {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long planned;

    /** An event; the sequence keeps those of the same moment in the order of their planning. */
    private record Event(long when, long sequence, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return when == other.when ? Long.compare(sequence, other.sequence) : Long.compare(when, other.when);
        }
    }

    void after(Duration delay, Runnable action) {
        events.add(new Event(now + delay.toNanos(), planned++, action));
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Instant wall() {
        return START.plusNanos(now);
    }

    @Override
    public void sleep(Duration duration) {
        long until = now + Math.max(0, duration.toNanos());
        while (!events.isEmpty() && events.peek().when() <= until) {
            Event event = events.poll();
            now = Math.max(now, event.when());
            event.action().run();
        }
        now = Math.max(now, until);
    }
}
