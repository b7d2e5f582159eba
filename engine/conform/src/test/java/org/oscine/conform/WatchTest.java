package org.oscine.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oscine.conform.machine.ServiceProcess;
import org.oscine.conform.machine.Watch;
import org.oscine.host.linux.LinuxHost;

class WatchTest {
    private final Watch watch = new Watch(new LinuxHost().processes(), "test" + System.nanoTime());

    @Test
    void theProcessesOfARunAreKnownByTheirMark() throws Exception {
        Process marked = start(3, "exec sleep 60");
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(pids(1)).containsExactly((int) marked.pid());
            assertThat(watch.look().getFirst().call()).isEqualTo(3);
        } finally {
            end(marked);
            end(stranger);
        }
        assertThat(watch.look()).isEmpty();
    }

    /** Some programs write over their environment; whoever was seen before stays known, and so do its children. */
    @Test
    void aProcessThatLosesItsMarkStaysKnown() throws Exception {
        Process marked = start(1, "read line; exec env -i /bin/sleep 60");
        try {
            assertThat(pids(1)).hasSize(1);
            marked.outputWriter().write("go\n");
            marked.outputWriter().flush();
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!watch.look().getFirst().argv().contains("/bin/sleep") && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(watch.look()).singleElement().satisfies(it -> assertThat(it.argv()).contains("/bin/sleep"));
        } finally {
            end(marked);
        }
    }

    /** Or it was never seen in between: the limit stays. */
    @Test
    void aProcessThatHasLostItsMarkIsKnownByItsLimit() throws Exception {
        List<String> argv = new java.util.ArrayList<>(watch.brand(7));
        argv.addAll(List.of("env", "-i", "/bin/sh", "-c", "exec sleep 60"));
        Process branded = new ProcessBuilder(argv).start();
        try {
            assertThat(pids(1)).containsExactly((int) branded.pid());
            assertThat(watch.look().getFirst().call()).isEqualTo(7);
        } finally {
            end(branded);
        }
    }

    private Process start(int call, String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script);
        builder.environment().put(Watch.VARIABLE, watch.mark(call));
        return builder.start();
    }

    private List<Integer> pids(int expected) throws InterruptedException {
        for (int i = 0; i < 100 && watch.look().size() < expected; i++) {
            Thread.sleep(20);
        }
        return watch.look().stream().map(ServiceProcess::pid).toList();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
