package org.oscine.conform.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A call of an agent under way. Its pid is the number of its process group and of its session. */
public final class RunningCall {
    private final String words;
    private final Process process;
    private final Duration timeout;
    private final long began = System.nanoTime();
    private volatile long ended;
    private final Pipe stdout;
    private final Pipe stderr;

    RunningCall(String words, Process process, Duration timeout) {
        this.words = words;
        this.process = process;
        this.timeout = timeout;
        this.stdout = new Pipe(process.getInputStream());
        this.stderr = new Pipe(process.getErrorStream());
    }

    /** Its process, group and session. */
    public int pid() {
        return (int) process.pid();
    }

    /** Whether it has not ended yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** When it began, on System.nanoTime()'s clock. */
    public long began() {
        return began;
    }

    /** When it ended, on System.nanoTime()'s clock. */
    public long ended() {
        return ended;
    }

    /** Waits for its end, at most until Pacemaker would kill it; then does that. */
    public EndedCall await() {
        try {
            long left = timeout.toNanos() - (System.nanoTime() - began);
            return process.waitFor(left, TimeUnit.NANOSECONDS) ? end(false) : kill();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL to the process group, as Pacemaker does it. */
    public EndedCall kill() {
        boolean cut = process.isAlive();
        if (cut) {
            killGroup();
        }
        return end(cut);
    }

    private void killGroup() {
        try {
            new ProcessBuilder("kill", "-s", "KILL", "--", "-" + pid()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        process.destroyForcibly(); // should it not have been the leader of its group yet
    }

    private EndedCall end(boolean killed) {
        try {
            int exit = process.waitFor();
            ended = System.nanoTime();
            boolean held = !stdout.atEnd() | !stderr.atEnd();
            return new EndedCall(words, exit, killed, held, stdout.text(), stderr.text(),
                    Duration.ofNanos(ended - began));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a pipe in the background, since others may hold it open longer than the agent runs. */
    private static final class Pipe {
        private static final Duration GRACE = Duration.ofSeconds(1);
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader;

        Pipe(InputStream stream) {
            reader = Thread.ofPlatform().daemon().start(() -> {
                try {
                    stream.transferTo(bytes);
                } catch (IOException closed) {
                    // What has come is all there is.
                }
            });
        }

        boolean atEnd() throws InterruptedException {
            return reader.join(GRACE);
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
