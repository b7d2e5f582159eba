package org.oscine.descriptor;

import java.util.List;
import java.util.Optional;

/**
 * Something that must hold on a node before the service can run there.
 *
 * @param <T> a text: {@link Template} as read, String as run
 */
public sealed interface Check<T> {

    /** A program: an executable file, or a name found on the PATH. */
    record Binary<T>(T program) implements Check<T> {}

    /** A regular file that can be read. */
    record File<T>(T path) implements Check<T> {}

    /** A folder, writable by a user where one is given. */
    record Directory<T>(T path, Optional<T> writableBy) implements Check<T> {}

    /** A user that the node knows. */
    record User<T>(T name) implements Check<T> {}

    /** A group that the node knows. */
    record Group<T>(T name) implements Check<T> {}

    /** The agent runs as root. */
    record Root<T>() implements Check<T> {}

    /** A command, for instance the service's own test of its configuration. */
    record Command<T>(Run<T> run) implements Check<T> {}

    /** The kinds by their names in a descriptor. */
    List<String> KINDS = List.of("binary", "file", "directory", "user", "group", "root", "run");
}
