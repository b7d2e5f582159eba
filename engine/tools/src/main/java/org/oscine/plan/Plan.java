package org.oscine.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.ocf.ReturnCode;

/**
 * What an action would do, in its order. Everything that the descriptor, the parameters and the configuration files
 * settle is exact; what only the machine can tell is said as what will be looked at.
 *
 * @param action the action as people name it; of a monitor, whether it is a probe
 * @param timeout how long Pacemaker would wait
 * @param usable how long the action itself may take: the timeout without what is kept for the answer
 * @param state the root-only directory of this instance
 * @param values what configuration files said
 */
public record Plan(
        String agent,
        String instance,
        String action,
        Duration timeout,
        Duration usable,
        String state,
        List<Given> values,
        List<Stage> stages) {

    public Plan {
        values = List.copyOf(values);
        stages = List.copyOf(stages);
    }

    /** A value out of a configuration file, and where it comes from. */
    public record Given(String name, String value, String source) {}

    /**
     * A part of an action.
     *
     * @param outcomes what may come of it as a whole
     */
    public record Stage(String title, List<Item> items, List<Outcome> outcomes) {
        public Stage {
            items = List.copyOf(items);
            outcomes = List.copyOf(outcomes);
        }
    }

    /** How an item touches the machine. */
    public enum Kind {
        /** Looks at the machine, or asks the service over a connection. */
        LOOK('?'),
        /** Runs a program. */
        RUN('>'),
        /** Makes directories, or takes a lock. */
        MAKE('+'),
        /** Writes a file. */
        WRITE('+'),
        /** Ends processes. */
        END('-'),
        /** Removes files. */
        REMOVE('-');

        private final char mark;

        Kind(char mark) {
            this.mark = mark;
        }

        /** The sign before an item of the kind. */
        public char mark() {
            return mark;
        }
    }

    /**
     * One thing that is done.
     *
     * @param name the name that the descriptor's author gave it; empty for the engine's own
     * @param text what is done, in a few words; empty where the execution says it all
     * @param paths the files that are written or removed
     * @param details more lines about it
     * @param execution the program that is run
     * @param time how long it may take
     */
    public record Item(
            Kind kind,
            String name,
            String text,
            List<String> paths,
            List<String> details,
            Optional<Execution> execution,
            Optional<Time> time,
            List<Outcome> outcomes) {
        public Item {
            paths = List.copyOf(paths);
            details = List.copyOf(details);
            outcomes = List.copyOf(outcomes);
        }

        Item(Kind kind, String name, String text, List<String> details, Optional<Execution> execution,
                Optional<Time> time, List<Outcome> outcomes) {
            this(kind, name, text, List.of(), details, execution, time, outcomes);
        }

        /** The same, of files. */
        Item of(List<String> files) {
            return new Item(kind, name, text, files, details, execution, time, outcomes);
        }
    }

    /** A span of time; it may depend on how long others take before. */
    public record Time(Duration least, Duration most) {}

    /**
     * A program with all that it runs in.
     *
     * @param environment variables that are set; an absent value takes one away
     * @param environmentFrom the command that prints others, which a plan does not run; empty for none
     * @param input whether it reads a text, which is not shown
     */
    public record Execution(
            List<String> argv,
            Optional<String> user,
            Optional<String> group,
            Map<String, Optional<String>> environment,
            List<String> environmentFrom,
            Optional<String> environmentFile,
            String workingDirectory,
            Optional<String> umask,
            Map<String, String> limits,
            boolean input) {
        public Execution {
            argv = List.copyOf(argv);
            environmentFrom = List.copyOf(environmentFrom);
        }
    }

    /**
     * What may come of something.
     *
     * @param seen what is seen
     * @param code the code that it has; absent where it only leads on
     * @param then what follows; empty: the action ends with the code
     */
    public record Outcome(Seen seen, Optional<ReturnCode> code, String then) {

        Outcome(String seen, Optional<ReturnCode> code, String then) {
            this(new Seen.Told(seen), code, then);
        }

        /** The action ends with a code. */
        static Outcome ends(String seen, ReturnCode code) {
            return new Outcome(seen, Optional.of(code), "");
        }

        /** Something else follows. */
        static Outcome leads(String seen, String then) {
            return new Outcome(seen, Optional.empty(), then);
        }

        /** Whether the action ends with it. */
        public boolean isEnd() {
            return then.isEmpty();
        }
    }
}
