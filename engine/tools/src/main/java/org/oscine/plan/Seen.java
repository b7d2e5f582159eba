package org.oscine.plan;

import org.oscine.action.Finding;
import org.oscine.host.ShellWords;

/** What may be seen of something that is done: an end of a program, a state of the service, or what its words say. */
public sealed interface Seen {

    /** For people. */
    String words();

    /** The program ends with a status in this range. */
    record Exit(int from, int to) implements Seen {
        @Override
        public String words() {
            return "exit " + from + (from == to ? "" : "-" + to);
        }
    }

    /** A signal ends the program. */
    record Signal(String name, int status) implements Seen {
        @Override
        public String words() {
            return "killed by " + name;
        }
    }

    /** The program ends in a way that nothing else is said of. */
    record OtherEnd() implements Seen {
        @Override
        public String words() {
            return "any other exit or signal";
        }
    }

    /** The program prints this, however it ends. */
    record Output(String pattern) implements Seen {
        @Override
        public String words() {
            return "prints /" + ShellWords.onOneLine(pattern) + "/";
        }
    }

    /** The program ends well, and does not print what it should. */
    record OtherOutput(String pattern) implements Seen {
        @Override
        public String words() {
            return "a success that does not print /" + ShellWords.onOneLine(pattern) + "/";
        }
    }

    /** The program does not end in time. */
    record NoEnd() implements Seen {
        @Override
        public String words() {
            return "not finished in time: killed, with its children";
        }
    }

    /** The program cannot be run. */
    record NotRun() implements Seen {
        @Override
        public String words() {
            return "cannot be run";
        }
    }

    /** The service is in this state. */
    record State(Finding finding) implements Seen {
        @Override
        public String words() {
            return switch (finding) {
                case WELL -> "done";
                case UP -> "up";
                case DOWN -> "down";
                case OCCUPIED -> "another instance uses its files";
                case FAILED -> "running, but failed";
                case REMAINS -> "main process gone, others of the service still run";
                case UNKNOWN -> "unknown";
            };
        }
    }

    /** What the words say. */
    record Told(String words) implements Seen {}
}
