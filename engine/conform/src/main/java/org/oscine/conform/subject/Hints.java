package org.oscine.conform.subject;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What somebody says of a service, in the words of {@link Anatomy}; all of it may be missing. */
public record Hints(
        Optional<Path> pidfile,
        Optional<Path> config,
        Optional<String> configParameter,
        List<Path> programs,
        Optional<String> user,
        Optional<String> userParameter,
        List<Path> directories,
        List<Path> sockets,
        List<Anatomy.Companion> companions,
        List<Path> keeps) {

    /** None. */
    public static final Hints NONE = new Hints(Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
            Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of());

    public Hints {
        programs = List.copyOf(programs);
        directories = List.copyOf(directories);
        sockets = List.copyOf(sockets);
        companions = List.copyOf(companions);
        keeps = List.copyOf(keeps);
    }

    /** As these, with others coming first. */
    public Hints under(Hints others) {
        return new Hints(others.pidfile().or(() -> pidfile), others.config().or(() -> config),
                others.configParameter().or(() -> configParameter), first(others.programs(), programs),
                others.user().or(() -> user), others.userParameter().or(() -> userParameter),
                first(others.directories(), directories), first(others.sockets(), sockets),
                first(others.companions(), companions), first(others.keeps(), keeps));
    }

    private static <T> List<T> first(List<T> preferred, List<T> otherwise) {
        return preferred.isEmpty() ? otherwise : preferred;
    }
}
