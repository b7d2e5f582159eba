package org.oscine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {
    private static final String CACHE = "../samples/cache.yaml";

    @TempDir
    private Path directory;

    @Test
    void aDrawingIsWritten() {
        Path file = directory.resolve("cache.svg");
        Tool tool = Tool.run(Map.of(), "graph", CACHE, "-o", file.toString());
        assertThat(tool).isEqualTo(new Tool(0, "wrote " + file + "\n", ""));
        assertThat(file).content().startsWith("<svg ").endsWith("</svg>\n");
    }

    @Test
    void aTextIsPrinted() {
        Tool tool = Tool.run(Map.of(), "graph", CACHE, "--format", "mermaid");
        assertThat(tool.status()).isZero();
        assertThat(tool.out()).contains("flowchart TB");
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(Tool.run(Map.of(), "graph", CACHE, "--format", "png"))
                .isEqualTo(new Tool(2, "", "oscine graph: 'png' is not a format: use svg or mermaid; see oscine graph"
                        + " --help\n"));
        assertThat(Tool.run(Map.of(), "graph", directory + "/no.yaml").status()).isEqualTo(1);
        assertThat(Tool.run(Map.of(), "graph", CACHE, "-o", directory + "/no/x.svg").err()).contains("cannot be written");
        assertThat(Tool.run(Map.of(), "graph", "--help").out()).contains("--format");
    }
}
