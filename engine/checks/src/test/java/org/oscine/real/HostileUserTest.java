package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;

/** A service under a user who would be root: the short form of engine/bench/hostile, which judges for itself. */
@NeedsPrograms({"gcc", "unshare", "prlimit", "python3"})
class HostileUserTest {

    @Test
    void nothingThatAServicesUserDoesHarmsAnythingElse() throws IOException, InterruptedException {
        Process play = new ProcessBuilder(
                Machine.project().resolve("engine/bench/hostile").toString(), "--minutes", "0.7")
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(play.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(play.waitFor()).as(output).isZero();
        assertThat(output).contains("calls: ", "start 0: ", "stop 0: ", "tricks: ");
    }
}
