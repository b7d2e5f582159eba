package org.oscine.host.linux;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.oscine.host.Commands.Ended;

/** A program that was launched, as long as this engine lives: how it ended, and what it said last. */
final class LaunchedProgram implements AutoCloseable {
    /** The JVM learns of an end a moment later than /proc tells it. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Process process;
    private final List<LastWords> words;

    /** @param words of its logs; those of the first that has something new are quoted */
    LaunchedProgram(Process process, List<LastWords> words) {
        this.process = process;
        this.words = words;
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
        for (LastWords log : words) {
            String said = log.take();
            if (!said.isBlank()) {
                return said;
            }
        }
        return "";
    }

    @Override
    public void close() {
        LastWords.close(words);
    }
}
