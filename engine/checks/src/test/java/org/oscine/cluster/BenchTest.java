package org.oscine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;

/** The benchmarks work: nothing is said about their figures, which judge the machine too. */
@RealCluster
class BenchTest {

    private static final Path PAGE = Machine.project().resolve("docs/performance.md");

    @Test
    void theShortFormMeasuresAllAndLeavesThePageAsItIs() throws IOException, InterruptedException {
        String page = Files.readString(PAGE);
        Process all = new ProcessBuilder(Machine.project().resolve("engine/bench/all").toString(), "--short")
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(all.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(all.waitFor()).as(output).isZero();
        assertThat(output).contains("| measure ", "| monitor of a healthy Asterisk", "| meta-data ",
                "resources, a node joins", "resources, a monitor every", "| lint ", "| test ", "| conform ",
                "| look at the status ");
        assertThat(Files.readString(PAGE)).as("the page").isEqualTo(page);
    }
}
