package org.oscine.conform.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a process looks like from without: all that tells one instance of a program from another one by its looks.
 *
 * @param executable the file that it executes; of a script the interpreter
 * @param argv its words, as the kernel shows them
 * @param directory the directory that it works in
 * @param user its user, by name or number
 */
public record Likeness(String executable, List<String> argv, String directory, String user) {
    private static final String DELETED = " (deleted)";

    public Likeness {
        argv = List.copyOf(argv);
    }

    /** That of a running process; absent where it is gone, or nothing is to be seen of it. */
    public static Optional<Likeness> of(ServiceProcess process) {
        try {
            String directory = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")).toString();
            boolean seen = !process.executable().isEmpty() && !process.argv().isEmpty() && !directory.endsWith(DELETED);
            return seen ? Optional.of(new Likeness(process.executable(), process.argv(), directory, process.user()))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Of another user. */
    public Likeness by(String other) {
        return new Likeness(executable, argv, directory, other);
    }

    /** In another directory. */
    public Likeness in(String other) {
        return new Likeness(executable, argv, other, user);
    }

    /** Another program, with other words. */
    public Likeness running(String program, List<String> words) {
        return new Likeness(program, words, directory, user);
    }

    /** With these words behind its own. */
    public Likeness with(List<String> more) {
        List<String> longer = new ArrayList<>(argv);
        longer.addAll(more);
        return new Likeness(executable, longer, directory, user);
    }
}
