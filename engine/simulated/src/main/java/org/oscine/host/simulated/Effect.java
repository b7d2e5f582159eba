package org.oscine.host.simulated;

import java.util.List;
import java.util.Optional;
import org.oscine.host.Invocation;

/** Something that was done to the simulated machine through its ports, as {@link SimulatedHost#effects} lists it. */
public sealed interface Effect {

    /** A command was run to its end. */
    record Ran(Invocation invocation) implements Effect {
        /** Its program and arguments. */
        public List<String> argv() {
            return invocation.argv();
        }
    }

    /** A command that puts a daemon into the background was run. */
    record RanStarter(Invocation invocation) implements Effect {
        /** Its program and arguments. */
        public List<String> argv() {
            return invocation.argv();
        }
    }

    /** A program that stays was started, with its output in a file (empty: thrown away), its errors too or apart. */
    record Launched(Invocation invocation, String output, String errors) implements Effect {
        /** Its program and arguments. */
        public List<String> argv() {
            return invocation.argv();
        }
    }

    /** A signal was sent. */
    record Signalled(int pid, String signal) implements Effect {}

    /** A directory was made; by whom, where that was not the engine itself. */
    record MadeDirectory(String path, String by) implements Effect {
        public MadeDirectory(String path) {
            this(path, "");
        }
    }

    /** A file or directory was given to somebody else. */
    record GaveTo(String path, String owner, Optional<String> group) implements Effect {}

    /** Permission bits changed. */
    record SetMode(String path, String mode) implements Effect {}

    /** A file was written; by whom, where that was not the engine itself. */
    record Wrote(String path, String content, String by) implements Effect {
        public Wrote(String path, String content) {
            this(path, content, "");
        }
    }

    /** A file, socket or link was removed; by whom, where that was not the engine itself. */
    record Removed(String path, String by) implements Effect {
        public Removed(String path) {
            this(path, "");
        }
    }
}
