package org.oscine.conform.trial;

import java.time.Duration;
import java.util.List;
import org.oscine.conform.agent.EndedCall;

/** Something that happened in a trial, with when it did since the run began. */
public sealed interface Event {
    /** When it began. */
    Duration at();

    /** What was wrong about it; nothing, where it was right. */
    List<Violation> violations();

    /** Conform did something to the service or its surroundings. */
    record Deed(Duration at, String text) implements Event {
        @Override
        public List<Violation> violations() {
            return List.of();
        }
    }

    /**
     * The agent was called.
     *
     * @param label what was asked, with what was special about it
     * @param timeout how long it might take
     * @param expected what was expected of it, in words
     * @param before the service's processes, a line each, before the call
     * @param after the same after it
     */
    record Called(Duration at, String label, Duration timeout, EndedCall call, String expected,
            List<String> before, List<String> after, List<Violation> violations) implements Event {
        public Called {
            before = List.copyOf(before);
            after = List.copyOf(after);
            violations = List.copyOf(violations);
        }
    }

    /** Conform looked at the machine: what had to be, and what it saw. */
    record Looked(Duration at, String expected, String seen, List<Violation> violations) implements Event {
        public Looked {
            violations = List.copyOf(violations);
        }
    }
}
