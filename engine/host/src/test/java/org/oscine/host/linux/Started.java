package org.oscine.host.linux;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.oscine.host.ProcessTable.Stat;

/** Real processes of a test, all gone at its end. */
final class Started implements AutoCloseable {

    private final LinuxProcesses processes = new LinuxProcesses();
    private final List<Process> children = new ArrayList<>();
    private final List<Stat> others = new ArrayList<>();

    Process start(String... argv) {
        try {
            Process child = new ProcessBuilder(argv)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            children.add(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A process that a child of the test started, by the pid that it wrote down itself. One that is older than the
     * test's own JVM cannot be the test's, and is not touched.
     */
    Stat adopt(int pid) {
        Stat stat = processes.stat(pid).orElseThrow();
        Stat self = processes.stat((int) ProcessHandle.current().pid()).orElseThrow();
        if (stat.startTime() < self.startTime() || pid == self.pid()) {
            throw new IllegalStateException("not a process of this test: " + stat);
        }
        others.add(stat);
        return stat;
    }

    boolean alive(int pid) {
        return processes.stat(pid).map(Stat::alive).orElse(false);
    }

    /** Waits, though not for ever. */
    static boolean soon(BooleanSupplier holds) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            new LinuxClock().sleep(Duration.ofMillis(10));
        }
        return true;
    }

    Optional<Stat> stat(int pid) {
        return processes.stat(pid);
    }

    @Override
    public void close() {
        children.forEach(Process::destroyForcibly);
        others.forEach(stat -> Signals.send(processes, stat, true));
    }
}
