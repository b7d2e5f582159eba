package org.oscine.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.reader.DescriptorReader;
import org.oscine.yaml.YamlParser;

class CallsTrainingTest {

    @Test
    void whoSleepsForAsLongAsItsServiceIsNotTakenForIt(@TempDir Path directory) throws Exception {
        Process stranger = new ProcessBuilder("sleep", "120").start();
        try {
            CallsTraining.main(new String[] {directory.toString(), "start", "monitor", "stop"});
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    /** A training with a descriptor that is refused goes the way of no call, and nobody would notice. */
    @ParameterizedTest
    @ValueSource(strings = {"training-up", "training-asked", "training-spoken-to", "training-down"})
    void theServicesOfTheTrainingAreDescribedWithoutFault(String name) throws IOException {
        try (InputStream in = CallsTraining.class.getResourceAsStream(name + ".yaml")) {
            var parsed = YamlParser.parse(name, in.readAllBytes());
            assertThat(parsed.diagnostics()).isEmpty();
            assertThat(DescriptorReader.read(parsed.document().orElseThrow()).diagnostics()).isEmpty();
        }
    }
}
