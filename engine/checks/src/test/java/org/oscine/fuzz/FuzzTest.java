package org.oscine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A minute of random input. {@code -Doscine.fuzz.seed} makes others, and engine/bench/fuzz tries for longer. */
@Tag("fuzz")
class FuzzTest {
    private static final long SEED = Long.getLong("oscine.fuzz.seed", 1);
    private static final long INPUTS = Long.getLong("oscine.fuzz.inputs", 20_000);
    private static final long NANOS = 60_000_000_000L;
    /** Generous: a machine that builds is a busy one. */
    private static final long SLOW_MILLIS = 10_000;
    private static final long HANGS_MILLIS = 30_000;

    @TempDir
    private Path directory;

    @Test
    void allHolds() throws Exception {
        Fuzzer fuzzer = new Fuzzer(Fuzzer.subjects(directory), SEED, SLOW_MILLIS);
        long end = System.nanoTime() + NANOS;
        Thread worker = new Thread(() -> fuzzer.run(0, INPUTS, end), "fuzz");
        worker.setDaemon(true);
        worker.start();
        Finding hanging = null;
        while (worker.isAlive() && hanging == null) {
            worker.join(1_000);
            hanging = worker.isAlive() ? fuzzer.hanging(HANGS_MILLIS) : null;
        }
        System.out.println("fuzz: seed " + SEED + ", inputs " + fuzzer.tried());
        assertThat(hanging).as("a hang, of seed %d", SEED).isNull();
        assertThat(fuzzer.tried().values().stream().mapToLong(Long::longValue).sum()).isPositive();
        assertThat(fuzzer.findings()).as(() -> "seed " + SEED + ", inputs as they can be kept:\n" + fuzzer.findings().stream()
                .map(it -> it.subject() + ": " + Escapes.of(it.input())).collect(Collectors.joining("\n"))).isEmpty();
    }
}
