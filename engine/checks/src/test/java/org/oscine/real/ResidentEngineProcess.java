package org.oscine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.oscine.Machine;

/** An installation of a test's own, and its resident engine, which can be killed and started as often as wanted. */
public final class ResidentEngineProcess implements AutoCloseable {
    private final Path root;
    private final Path home;
    private Process engine;

    private ResidentEngineProcess(Path root) {
        this.root = root;
        this.home = root.resolve("share/oscine");
    }

    /** Beside tests that know nothing of it, if they are asked to run so: {@code -Doscine.resident=true}. */
    public static void serveIfAsked(Path root) {
        if (Boolean.getBoolean("oscine.resident")) {
            ResidentEngineProcess engine = new ResidentEngineProcess(root);
            engine.start();
            Runtime.getRuntime().addShutdownHook(new Thread(engine.engine::destroyForcibly));
        }
    }

    /** Installs agents; the engine does not run yet. */
    ResidentEngineProcess(String... agents) {
        this(Machine.scratch("serve"));
        String[] command = new String[agents.length + 4];
        command[0] = Machine.project().resolve("oscine").toString();
        command[1] = "install";
        command[2] = "--ocf-root";
        command[3] = root.toString();
        System.arraycopy(agents, 0, command, 4, agents.length);
        try {
            Machine.run(command);
        } catch (RuntimeException failed) {
            Machine.remove(root);
            throw failed;
        }
    }

    AgentCall agent(String name) {
        return new AgentCall(root.resolve("resource.d/oscine").resolve(name))
                .environment("OSCINE_STATE_DIR", root.resolve("state").toString());
    }

    Path home() {
        return home;
    }

    Path root() {
        return root;
    }

    Path socket() {
        return home.resolve("run/engine.sock");
    }

    /** Starts it, and waits until it listens. */
    void start() {
        try {
            engine = new ProcessBuilder(home.resolve("bin/oscine").toString(), "serve")
                    .redirectErrorStream(true)
                    .redirectOutput(root.resolve("serve.log").toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            AsteriskInstance.await("the resident engine listens", this::listens);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean listens() {
        try {
            return Files.readString(root.resolve("serve.log")).contains("serving on");
        } catch (IOException notYet) {
            return false;
        }
    }

    Process process() {
        return engine;
    }

    /** By SIGKILL. */
    void kill() {
        engine.destroyForcibly();
        ended();
    }

    /** Waits for its end; gives its exit status. */
    int ended() {
        try {
            if (!engine.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the resident engine does not end");
            }
            return engine.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Makes the cold way impossible: from now on an answer is the resident engine's, or a failure. */
    void bar() {
        move("lib/cold", "lib/barred");
        move("lib/cold.words", "lib/barred.words");
    }

    void unbar() {
        move("lib/barred", "lib/cold");
        move("lib/barred.words", "lib/cold.words");
    }

    private void move(String from, String to) {
        try {
            Files.move(home.resolve(from), home.resolve(to));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.destroyForcibly();
            ended();
        }
        Machine.remove(root);
    }
}
