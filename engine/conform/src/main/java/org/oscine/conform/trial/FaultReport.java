package org.oscine.conform.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of one fault.
 *
 * @param mode the mode of the service; empty where it has only one
 * @param rule what must hold, and why
 * @param note why it was not tried, or could not be; else empty
 */
public record FaultReport(String mode, String name, String title, String rule, Verdict verdict, String note,
        Duration at, Duration took, List<Event> events) {

    public FaultReport {
        events = List.copyOf(events);
    }

    /** How it ended. */
    public enum Verdict {
        /** The agent did all as it must. */
        RIGHT,
        /** It did not. */
        WRONG,
        /** Not tried: it does not apply, or is not wanted. */
        SKIPPED,
        /** Conform could not arrange it. */
        UNDECIDED
    }

    /** All that was wrong, in the order in which it happened. */
    public List<Violation> violations() {
        List<Violation> all = new ArrayList<>();
        events.forEach(event -> all.addAll(event.violations()));
        return all;
    }

    /** All calls of the agent. */
    public List<Event.Called> calls() {
        List<Event.Called> calls = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Called called) {
                calls.add(called);
            }
        }
        return calls;
    }

    /** The mode and the name, which together are unique in a run. */
    public String id() {
        return mode.isEmpty() ? name : mode + "/" + name;
    }
}
