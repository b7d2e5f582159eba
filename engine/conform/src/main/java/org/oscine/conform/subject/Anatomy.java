package org.oscine.conform.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a service is made of, as far as it is known: where it can be hit.
 *
 * @param pidfile the file in which the service keeps its pid
 * @param config its configuration
 * @param configParameter the parameter that names the configuration
 * @param programs the programs that must be there
 * @param askers programs that a monitor runs
 * @param user the user that it runs as
 * @param userParameter the parameter that names the user
 * @param directories directories that a start makes, or needs
 * @param transients files and sockets that must be gone when it is stopped
 * @param companions processes that it has beside itself
 * @param keeps files that the server itself leaves at every stop, such as one that it locks: they need not be gone
 * @param stateIsPrivate whether the agent keeps its notes in OSCINE_STATE_DIR
 */
public record Anatomy(
        Optional<Path> pidfile,
        Optional<Path> config,
        Optional<String> configParameter,
        List<Path> programs,
        List<Path> askers,
        Optional<String> user,
        Optional<String> userParameter,
        List<Path> directories,
        List<Path> transients,
        List<Companion> companions,
        List<Path> keeps,
        boolean stateIsPrivate) {

    /** Nothing is known. */
    public static final Anatomy UNKNOWN = new Anatomy(Optional.empty(), Optional.empty(), Optional.empty(),
            List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), false);

    public Anatomy {
        programs = List.copyOf(programs);
        askers = List.copyOf(askers);
        directories = directories.stream().filter(Anatomy::isOfAService).toList();
        transients = List.copyOf(transients);
        companions = List.copyOf(companions);
        keeps = List.copyOf(keeps);
    }

    /** Whether a directory is that of a service, so that a fault may move it away: /run, /var/log and their like are the machine's. */
    private static boolean isOfAService(Path directory) {
        Path path = directory.normalize();
        boolean shared = path.startsWith("/var") || path.startsWith("/usr");
        return path.getNameCount() > (shared ? 2 : 1);
    }

    /**
     * A companion process.
     *
     * @param program the name of its program, without directories
     * @param argument a word among its arguments, such as the file that it keeps fresh
     */
    public record Companion(String program, String argument) {
        /** Whether a process with these arguments is it. */
        public boolean is(List<String> argv) {
            boolean runs = !argv.isEmpty() && argv.getFirst().substring(argv.getFirst().lastIndexOf('/') + 1).equals(program);
            return runs && argv.contains(argument);
        }
    }

    /** All files that must be gone when the service is stopped. */
    public List<Path> traces() {
        List<Path> traces = new ArrayList<>(transients);
        pidfile.filter(file -> !traces.contains(file)).ifPresent(traces::add);
        traces.removeAll(keeps);
        return traces;
    }

    /** Words as they may stand among the arguments of processes that are none of the service's. */
    public List<List<String>> mentionable() {
        List<List<String>> mentionable = new ArrayList<>();
        pidfile.ifPresent(file -> mentionable.add(List.of("tail", file.toString())));
        companions.forEach(it -> mentionable.add(List.of(it.program(), it.argument())));
        String server = programs.isEmpty() ? "server" : programs.getFirst().toString();
        config.ifPresent(file -> mentionable.add(List.of(server, "-C", file.toString())));
        return mentionable;
    }

    /** As this, with what somebody says of the service coming first. */
    public Anatomy with(Hints hints) {
        return new Anatomy(
                hints.pidfile().or(() -> pidfile),
                hints.config().or(() -> config),
                hints.configParameter().or(() -> configParameter),
                hints.programs().isEmpty() ? programs : hints.programs(),
                askers,
                hints.user().or(() -> user),
                hints.userParameter().or(() -> userParameter),
                hints.directories().isEmpty() ? directories : hints.directories(),
                joined(transients, hints.sockets()),
                hints.companions().isEmpty() ? companions : hints.companions(),
                hints.keeps(),
                stateIsPrivate);
    }

    /** As this, with what is known of the agent itself. */
    public Anatomy withPrivateState(boolean isPrivate) {
        return new Anatomy(pidfile, config, configParameter, programs, askers, user, userParameter, directories,
                transients, companions, keeps, isPrivate);
    }

    private static List<Path> joined(List<Path> some, List<Path> more) {
        List<Path> all = new ArrayList<>(some);
        more.stream().filter(path -> !all.contains(path)).forEach(all::add);
        return all;
    }
}
