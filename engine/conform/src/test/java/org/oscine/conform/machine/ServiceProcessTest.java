package org.oscine.conform.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oscine.host.ProcessTable.Stat;

/** Real processes: one that reads what another prints belongs to it. */
class ServiceProcessTest {

    @Test
    void whoReadsWhatAServerPrintsIsToldByTheirPipe() throws IOException {
        List<Process> pipeline = ProcessBuilder.startPipeline(
                List.of(new ProcessBuilder("sleep", "100"), new ProcessBuilder("cat")));
        Process stranger = new ProcessBuilder("sleep", "100").start();
        try {
            ServiceProcess server = of(pipeline.getFirst());
            ServiceProcess reader = of(pipeline.getLast());

            assertThat(reader.readsFrom(List.of(server))).isTrue();
            assertThat(reader.readsFrom(List.of(reader, of(stranger)))).isFalse();
            assertThat(server.readsFrom(List.of(reader, of(stranger)))).isFalse();
            assertThat(reader.readsFrom(List.of())).isFalse();
        } finally {
            stranger.destroyForcibly();
            pipeline.forEach(Process::destroyForcibly);
        }
    }

    private static ServiceProcess of(Process process) {
        return new ServiceProcess(new Stat((int) process.pid(), 'S', 1, 1, 1, 1), 1, "root", List.of(), "");
    }
}
