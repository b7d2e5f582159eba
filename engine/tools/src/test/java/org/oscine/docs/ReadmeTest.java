package org.oscine.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the project's first page shows is what there is. */
class ReadmeTest {
    private static final Page README = Page.read(Page.PROJECT.resolve("README.md"));

    @Test
    void theAgentIsTheSample() throws IOException {
        assertThat(block("yaml")).isEqualTo(Files.readString(Page.PROJECT.resolve("samples/cache.yaml")));
    }

    /** That {@code oscine graph} draws this picture is what GraphTest shows. */
    @Test
    void thePictureIsThatOfTheSample() throws IOException {
        assertThat(block("mermaid")).isEqualTo(Files.readString(Path.of("tools/src/test/resources/graph/cache.mmd")));
    }

    private static String block(String language) {
        return README.blocks().stream().filter(block -> block.language().equals(language)).findFirst().orElseThrow().text();
    }
}
