package org.oscine.descriptor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.trust.Origin;

/**
 * A command and how to judge its end.
 *
 * @param <T> a text: {@link Template} as read, String as run
 * @param argv program and arguments; no shell is involved
 * @param surroundings what the command runs in
 * @param exit what its exit statuses mean
 * @param output a regular expression that must be found in what it prints (standard output and error together)
 * @param outputs what it prints means, before its exit status
 * @param input what it reads from its standard input; absent: nothing. It may hold a secret, so it is shown nowhere
 * @param timeout the longest it may take, within what the action has left
 * @param sources who could have said what gives it its rights; as read: root
 */
public record Run<T>(
        List<T> argv,
        Surroundings<T> surroundings,
        ExitMap exit,
        Optional<T> output,
        OutputMap<T> outputs,
        Optional<T> input,
        Optional<Duration> timeout,
        Sources sources) {

    public Run {
        argv = List.copyOf(argv);
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }

    /** As its author wrote it: all of it is root's word. */
    public Run(List<T> argv, Surroundings<T> surroundings, ExitMap exit, Optional<T> output, Optional<Duration> timeout) {
        this(argv, surroundings, exit, output, OutputMap.none(), Optional.empty(), timeout, Sources.ROOT);
    }

    /** The same command, whose output decides. */
    public Run<T> with(OutputMap<T> others) {
        return new Run<>(argv, surroundings, exit, output, others, input, timeout, sources);
    }

    /** The same command, which reads a text. */
    public Run<T> reading(Optional<T> text) {
        return new Run<>(argv, surroundings, exit, output, outputs, text, timeout, sources);
    }

    /** The same command with each part as it is mapped. */
    public <S> Run<S> map(String key, Parts<T, S> parts) {
        return new Run<>(parts.argv(key, argv), surroundings.map(parts), exit, parts.text("output", Role.TEXT, output),
                outputs.map(parts), parts.text("input", Role.TEXT, input), timeout, sources);
    }

    /** The same, where others could have said what gives it its rights. */
    public Run<T> from(Sources others) {
        return new Run<>(argv, surroundings, exit, output, outputs, input, timeout, others);
    }

    /**
     * Who could have said what decides over a process and its rights.
     *
     * @param program of the program's name and the working directory, in which a relative name begins
     * @param account of the user and the group
     * @param environmentFile of the name of the environment file
     * @param environmentFrom of the words of the command that prints the environment
     */
    public record Sources(Origin program, Origin account, Origin environmentFile, Origin environmentFrom) {
        /** Root alone. */
        public static final Sources ROOT = new Sources(Origin.ROOT, Origin.ROOT, Origin.ROOT, Origin.ROOT);
    }

    /**
     * The environment of a process, in systemd's words.
     *
     * @param user who it runs as; absent: as the engine does
     * @param group its group; absent: the user's
     * @param environment variables to set
     * @param withoutEnvironment variables to take away
     * @param environmentFrom a command that prints NAME=value lines, read before {@code environmentFile}; empty for none
     * @param environmentFile a file of NAME=value lines, read before {@code environment}
     * @param workingDirectory its working directory; absent: /
     * @param umask octal
     * @param limits limits by prlimit's names (nofile, core, memlock...), each a number or "unlimited"; one that is empty is none
     */
    public record Surroundings<T>(
            Optional<T> user,
            Optional<T> group,
            Map<String, T> environment,
            List<String> withoutEnvironment,
            List<T> environmentFrom,
            Optional<T> environmentFile,
            Optional<T> workingDirectory,
            Optional<T> umask,
            Map<String, T> limits) {

        public Surroundings {
            environment = Ordered.copyOf(environment);
            withoutEnvironment = List.copyOf(withoutEnvironment);
            environmentFrom = List.copyOf(environmentFrom);
            limits = Ordered.copyOf(limits);
        }

        <S> Surroundings<S> map(Parts<T, S> parts) {
            return new Surroundings<>(
                    parts.unlessEmpty("user", Role.OPTION, user),
                    parts.unlessEmpty("group", Role.OPTION, group),
                    parts.named("environment", Role.TEXT, environment),
                    withoutEnvironment,
                    environmentFrom.isEmpty() ? List.of() : parts.argv("environment-from", environmentFrom),
                    parts.unlessEmpty("environment-file", Role.OPTION, environmentFile),
                    parts.unlessEmpty("working-directory", Role.OPTION, workingDirectory),
                    parts.unlessEmpty("umask", Role.OPTION, umask),
                    parts.namedUnlessEmpty("limits", Role.TEXT, limits));
        }

        /** As the engine itself. */
        public static <T> Surroundings<T> inherited() {
            return new Surroundings<>(Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Map.of());
        }
    }
}
