package org.oscine.graph;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The life of a service as its descriptor tells it, ready to be drawn.
 *
 * @param starting what a start does: checks, preparation, the program, what it waits for
 * @param status is it there?
 * @param monitor does it work?
 * @param reload how it takes over what has changed; empty where it cannot
 * @param stopping what a stop does: its steps, then what is cleaned up
 */
public record Life(
        String agent,
        String summary,
        List<Group> starting,
        Group status,
        Group monitor,
        Group reload,
        List<Group> stopping,
        Times times) {

    public Life {
        starting = List.copyOf(starting);
        stopping = List.copyOf(stopping);
    }

    /** What the metadata advises. */
    public record Times(Duration start, Duration stop, Duration monitor, Optional<Duration> interval) {}

    /** Lines under a heading. */
    public record Group(String heading, List<Line> lines) {
        public Group {
            lines = List.copyOf(lines);
        }

        boolean isEmpty() {
            return lines.isEmpty();
        }
    }

    /**
     * One entry of the descriptor.
     *
     * @param name the author's name for it
     * @param text what is done or looked at
     * @param note a condition or a time; may be empty
     * @param codes what its outcomes mean; may be empty
     */
    public record Line(String name, String text, String note, String codes) {}
}
