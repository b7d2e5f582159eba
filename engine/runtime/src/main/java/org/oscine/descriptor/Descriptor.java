package org.oscine.descriptor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.OcfVersion;
import org.oscine.ocf.ReturnCode;

/**
 * A resource agent as its author wrote it: every text is still a {@link Template}. What an action sees is the
 * Resource that is made of it.
 *
 * @param agent the name of the agent, Pacemaker's {@code ocf:oscine:NAME}
 * @param version the descriptor's own version
 * @param ocf the version of OCF that its metadata speaks
 * @param summary one line, metadata's shortdesc
 * @param description metadata's longdesc
 * @param values derived values, in an order in which each refers only to earlier ones
 * @param secretValues the names of those that nobody may see: declared so, or made of a secret
 * @param status is it there? processes and files only
 * @param monitor does it work? asks the service
 * @param start how it is started
 * @param stop the escalation
 * @param reload absent where the service cannot reload
 * @param actions advertised timeouts and intervals
 */
public record Descriptor(
        String agent,
        String version,
        OcfVersion ocf,
        String summary,
        String description,
        List<Parameter> parameters,
        List<Entry<Value<Template>>> values,
        List<String> secretValues,
        List<Entry<Requirement>> validate,
        List<Entry<StatusProbe<Template>>> status,
        List<Entry<Monitor<Template>>> monitor,
        Start start,
        Stop stop,
        Optional<List<Entry<ReloadStep<Template>>>> reload,
        Map<ActionName, Timing> actions) {

    public Descriptor {
        parameters = List.copyOf(parameters);
        values = List.copyOf(values);
        secretValues = List.copyOf(secretValues);
        validate = List.copyOf(validate);
        status = List.copyOf(status);
        monitor = List.copyOf(monitor);
        actions = Ordered.copyOf(actions);
    }

    /** Whether a name is that of a parameter or value that nobody may see. */
    public boolean isSecret(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter.type() == Parameter.Type.SECRET;
            }
        }
        return secretValues.contains(name);
    }

    /**
     * A named part of a descriptor with the condition under which it applies.
     *
     * @param each the list for every item of which it is there once; empty: it is there once
     */
    public record Entry<K>(String name, Condition condition, String each, K kind) {
        /** One that is there once. */
        public Entry(String name, Condition condition, K kind) {
            this(name, condition, "", kind);
        }
    }

    /**
     * A check of {@code validate} with the code that its failure has; absent: the code that belongs to the kind.
     */
    public record Requirement(Check<Template> check, Optional<ReturnCode> code) {}

    /**
     * A question to the service.
     *
     * @param level asked only when OCF_CHECK_LEVEL is at least this
     * @param timeout the longest it may take, within what the action has left
     * @param code of a failure, in the place of OCF_ERR_GENERIC
     * @param attempts how often a monitor asks before a failure counts
     */
    public record Monitor<T>(MonitorProbe<T> probe, int level, Optional<Duration> timeout, Optional<ReturnCode> code,
            Attempts attempts) {
        /** One whose failure has the usual code. */
        public Monitor(MonitorProbe<T> probe, int level, Optional<Duration> timeout) {
            this(probe, level, timeout, Optional.empty(), Attempts.ONE);
        }

        /** The check levels above 0 that monitor probes have, in order. */
        public static List<Integer> deeperLevels(List<Entry<Monitor<Template>>> monitors) {
            List<Integer> levels = new ArrayList<>();
            for (Entry<Monitor<Template>> entry : monitors) {
                Integer level = entry.kind().level();
                if (level > 0 && !levels.contains(level)) {
                    levels.add(level);
                }
            }
            Collections.sort(levels);
            return levels;
        }

        /** The same question, with each part as it is mapped. */
        public <S> Monitor<S> map(Parts<T, S> parts) {
            return new Monitor<>(probe.map(parts), level, timeout, code, attempts);
        }

        /** The longest that all attempts may take, within what the action has left. */
        public Optional<Duration> longest() {
            return timeout.isPresent() ? Optional.of(attempts.longest(timeout.get())) : Optional.empty();
        }
    }

    /**
     * How often something is tried.
     *
     * @param most at least 1
     * @param between the pause before each further one
     */
    public record Attempts(int most, Duration between) {
        /** The usual pause. */
        public static final Duration USUAL_PAUSE = Duration.ofSeconds(1);
        /** No second one. */
        public static final Attempts ONE = new Attempts(1, USUAL_PAUSE);

        Duration longest(Duration each) {
            return each.multipliedBy(most).plus(between.multipliedBy(most - 1L));
        }

        /** What each of those that are still to be made may take of the time that is left: they get equal parts. */
        public Duration share(int made, Duration left) {
            if (made + 1 >= most || between.compareTo(left) >= 0) {
                return left;
            }
            // Numbers: the division of a Duration brings the JVM's big numbers along.
            long usable = left.toNanos() - between.toNanos() * (most - made - 1);
            return usable <= 0 ? left : Duration.ofNanos(usable / (most - made));
        }
    }

    /**
     * How the service is started.
     *
     * @param before what is prepared
     * @param launch the program
     * @param ready what must hold, besides status and monitor, before a start has succeeded
     */
    public record Start(
            List<Entry<Step<Template>>> before, Launch<Template> launch, List<Entry<Monitor<Template>>> ready) {
        public Start {
            before = List.copyOf(before);
            ready = List.copyOf(ready);
        }
    }

    /**
     * The program of the service.
     *
     * @param foreground true: it stays, the engine keeps its identity and sends its output to {@code log};
     *     false: it puts a daemon into the background and returns
     * @param log a file for its output; absent: none is kept
     * @param errorLog a file for its standard error, apart from the rest; with foreground
     * @param pidfile a file that the engine writes the program's pid to, for others to read; with foreground
     */
    public record Launch<T>(
            boolean foreground, Run<T> run, Optional<T> log, Optional<T> errorLog, Optional<T> pidfile)
            implements Kind.Running<T> {
        /** The key that names it. */
        public String key() {
            return foreground ? "foreground" : "command";
        }

        @Override
        public <S> Launch<S> map(Parts<T, S> parts) {
            return new Launch<>(
                    foreground,
                    parts.command(key(), run),
                    parts.unlessEmpty("log", Role.OPTION, log),
                    parts.unlessEmpty("error-log", Role.OPTION, errorLog),
                    parts.unlessEmpty("pidfile", Role.OPTION, pidfile));
        }
    }

    /**
     * How the service is stopped.
     *
     * @param steps the escalation
     * @param after what is cleaned up once nothing runs any more
     */
    public record Stop(List<Entry<StopStep<Template>>> steps, List<Entry<Step<Template>>> after) {
        public Stop {
            steps = List.copyOf(steps);
            after = List.copyOf(after);
        }
    }

    /**
     * What the metadata advises for an action.
     *
     * @param levels of a monitor: the same for those of a deeper check level
     */
    public record Timing(Duration timeout, Optional<Duration> interval, Map<Integer, Timing> levels) {
        public Timing {
            levels = Map.copyOf(levels);
        }

        /** Of an action that has no levels. */
        public Timing(Duration timeout, Optional<Duration> interval) {
            this(timeout, interval, Map.of());
        }
    }
}
