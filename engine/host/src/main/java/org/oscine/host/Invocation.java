package org.oscine.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.ocf.Failure;

/**
 * A program as it is to be executed. Everything is plain text and checked: nothing is left to interpret.
 *
 * @param argv program and arguments; the program is an absolute path or a name for the PATH
 * @param user who it runs as; absent: as the engine
 * @param group its group; absent: the user's
 * @param environment variables to set; an absent value takes the variable away
 * @param workingDirectory its working directory
 * @param umask octal; absent: the engine's
 * @param limits prlimit's names with a number or "unlimited"
 * @param refusal why it must not be run with the rights of this user
 * @param input what a command reads from its standard input; a program that stays has none
 * @param unknown why it is not known what it is to run in
 * @param confidential whether what it prints may hold secrets that nobody has named
 */
public record Invocation(
        List<String> argv,
        Optional<String> user,
        Optional<String> group,
        Map<String, Optional<String>> environment,
        String workingDirectory,
        Optional<String> umask,
        Map<String, String> limits,
        Failure refusal,
        String input,
        Failure unknown,
        boolean confidential) {

    public Invocation {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        limits = Map.copyOf(limits);
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }

    /** One that may be run. */
    public Invocation(
            List<String> argv,
            Optional<String> user,
            Optional<String> group,
            Map<String, Optional<String>> environment,
            String workingDirectory,
            Optional<String> umask,
            Map<String, String> limits) {
        this(argv, user, group, environment, workingDirectory, umask, limits, Failure.NONE, "", Failure.NONE, false);
    }

    /** Just these words, with everything else as the engine has it. */
    public static Invocation of(List<String> argv) {
        return new Invocation(argv, Optional.empty(), Optional.empty(), Map.of(), "/", Optional.empty(), Map.of());
    }

    /** The same, of which nobody shows what it prints. */
    public Invocation inConfidence() {
        return new Invocation(argv, user, group, environment, workingDirectory, umask, limits, refusal, input, unknown, true);
    }
}
