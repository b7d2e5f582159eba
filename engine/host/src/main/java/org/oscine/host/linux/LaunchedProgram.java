package org.oscine.host.linux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.oscine.host.Commands.Ended;

/** A program that was launched, as long as this engine lives: how it ended, and what it said last. */
final class LaunchedProgram implements AutoCloseable {
    /** The JVM learns of an end a moment later than /proc tells it. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Process process;
    private final List<LastWords> logs = new ArrayList<>(2);

    /** @param logs each may be null; the first that has something new is quoted */
    LaunchedProgram(Process process, LastWords errors, LastWords output) {
        this.process = process;
        if (errors != null) {
            logs.add(errors);
        }
        if (output != null) {
            logs.add(output);
        }
    }

    /** Absent where it is another one, or still runs. */
    Optional<Ended.Exited> endOf(int pid) {
        try {
            return process.pid() == pid && process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(new Ended.Exited(process.exitValue(), lastWords()))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private String lastWords() {
        for (LastWords log : logs) {
            String words = log.take();
            if (!words.isBlank()) {
                return words;
            }
        }
        return "";
    }

    @Override
    public void close() {
        for (LastWords log : logs) {
            log.close();
        }
    }
}
