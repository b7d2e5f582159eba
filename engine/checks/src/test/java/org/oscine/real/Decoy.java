package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A process that has nothing to do with the service, and must survive whatever the agent does. */
public final class Decoy implements AutoCloseable {

    private final Process process;

    private Decoy(List<String> argv) {
        try {
            process = new ProcessBuilder(argv).inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody's process whose pid could have been the server's once. */
    public static Decoy stranger() {
        return new Decoy(List.of("sleep", "600"));
    }

    /** One that runs as the server's user. */
    public static Decoy strangerOfTheSameUser() {
        return new Decoy(List.of("setpriv", "--reuid", AsteriskInstance.USER, "--regid", AsteriskInstance.USER,
                "--clear-groups", "sleep", "600"));
    }

    /** One whose arguments are these, such as those of an editor or a watcher of a file. */
    public static Decoy withArguments(String... arguments) {
        List<String> argv = new ArrayList<>(List.of("perl", "-e", "sleep 600"));
        argv.addAll(List.of(arguments));
        return new Decoy(argv);
    }

    public int pid() {
        return (int) process.pid();
    }

    public void lives() {
        assertThat(process.isAlive()).as("the process that is none of the agent's business lives").isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
