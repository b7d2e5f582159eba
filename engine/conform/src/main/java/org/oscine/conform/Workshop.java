package org.oscine.conform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.oscine.conform.machine.Watch;
import org.oscine.conform.setup.Stage;
import org.oscine.conform.trial.CleanUp;
import org.oscine.conform.trial.Trial;
import org.oscine.host.Host;

/**
 * All that a run has on the machine: its directory, what was laid there, the trial that is under way. Closing it takes
 * everything away; so does the end of the process, however it comes, unless it is SIGKILL.
 */
final class Workshop implements AutoCloseable {
    /** Everybody may enter it, nobody but root may write there, and its path is short enough for sockets. */
    private static final Path DIRECTORY = Path.of("/var/cache/oscine/conform");

    private final Host host;
    private final Path base;
    private final Watch watch;
    private final Thread hook = new Thread(this::takeAway, "conform clean-up");
    private Optional<Stage> stage = Optional.empty();
    private Optional<Trial> trial = Optional.empty();
    private boolean closed;

    private Workshop(Host host, Path base) {
        this.host = host;
        this.base = base;
        this.watch = Conformance.watch(host, base);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static Workshop open(Host host) throws IOException {
        Files.createDirectories(DIRECTORY);
        Path base = newDirectory();
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Workshop(host, base);
    }

    private static Path newDirectory() throws IOException {
        for (int i = 0; i < 100; i++) {
            try {
                return Files.createDirectory(DIRECTORY.resolve("c" + Integer.toHexString(new Random().nextInt(1 << 20))));
            } catch (FileAlreadyExistsException taken) {
                // By another run.
            }
        }
        throw new IOException(DIRECTORY + " contains too many runs");
    }

    Path base() {
        return base;
    }

    /** The resource's name in the calls. */
    String instance() {
        return base.getFileName().toString();
    }

    /** Where the calls tell the engine to keep its state. */
    Path state() {
        return base.resolve("state");
    }

    /** The directory of the instance in it. */
    String stateOf(String agent) {
        return state().resolve(agent).resolve(instance()).toString();
    }

    Watch watch() {
        return watch;
    }

    /** The OCF root of the run's own. */
    Path ocfRoot() {
        return base.resolve("ocf");
    }

    /** The file that an installed agent goes by. */
    Optional<Path> descriptor(String name) {
        Path file = ocfRoot().resolve("share/oscine/descriptors").resolve(name + ".yaml");
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    void lay(Stage stage) throws IOException {
        this.stage = Optional.of(stage);
        stage.lay();
    }

    /** The trial that is under way, to be closed whatever comes. */
    synchronized void under(Trial trial) throws IOException {
        if (closed) {
            throw new IOException("interrupted");
        }
        this.trial = Optional.of(trial);
    }

    synchronized void ended() {
        trial.ifPresent(Trial::close);
        trial = Optional.empty();
    }

    @Override
    public void close() {
        takeAway();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook has come first.
        }
    }

    private synchronized void takeAway() {
        if (closed) {
            return;
        }
        closed = true;
        ended();
        new CleanUp(host, watch).perform(List.of());
        stage.ifPresent(Workshop::clear);
        host.commands().run(org.oscine.host.Invocation.of(
                List.of("rm", "-rf", "--one-file-system", base.toString())), java.time.Duration.ofSeconds(60));
    }

    private static void clear(Stage stage) {
        try {
            stage.clear();
        } catch (IOException failed) {
            System.err.println("oscine: not everything could be removed: " + failed.getMessage());
        }
    }
}
