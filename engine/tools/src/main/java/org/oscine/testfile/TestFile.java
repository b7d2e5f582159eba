package org.oscine.testfile;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.diagnostic.Span;
import org.oscine.ocf.ActionName;

/**
 * The cases of one descriptor.
 *
 * @param file the test file, as messages name it
 * @param descriptor the descriptor's file, seen from the directory of the test file
 */
public record TestFile(String file, String descriptor, List<Case> cases) {

    /** How the names of test files end. */
    public static final String SUFFIX = ".test.yaml";

    public TestFile {
        cases = List.copyOf(cases);
    }

    /** Whether a file has the name of a test file. */
    public static boolean isNamedSo(String file) {
        return file.endsWith(SUFFIX);
    }

    /**
     * A piece of a service's life: a machine, and what is asked of the agent on it, one after the other.
     *
     * @param span where its name stands
     */
    public record Case(String name, Span span, Scene scene, List<Step> steps) {
        public Case {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One call of the agent.
     *
     * @param span where it begins in the file
     * @param changes what has become different on the machine since the step before
     * @param pause time that passes before the call
     * @param events what happens on the machine from the call on
     */
    public record Step(Span span, Scene changes, Duration pause, List<Event.Timed> events, Asked asked, Expected expected) {
        public Step {
            events = List.copyOf(events);
        }
    }

    /**
     * What is asked.
     *
     * @param parameters each with the place of its name
     * @param timeout how long Pacemaker would wait; absent: what the descriptor advises
     * @param probe whether the monitor is one that does not recur
     */
    public record Asked(ActionName action, Map<String, Parameter> parameters, Optional<Duration> timeout, boolean probe,
            int checkLevel, String instance) {
        public Asked {
            parameters = Map.copyOf(parameters);
        }
    }

    /** A parameter as a case sets it. */
    public record Parameter(String value, Span span) {}
}
