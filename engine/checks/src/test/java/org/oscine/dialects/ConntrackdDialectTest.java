package org.oscine.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.descriptor.Value.Format;
import org.oscine.real.NeedsPrograms;

/** conntrackd.conf, beside the socket and the log that conntrackd makes in a network of its own. */
@NeedsPrograms({"conntrackd", "unshare", "timeout"})
class ConntrackdDialectTest extends Dialects {

    static Stream<Sample> samples() {
        return Sample.all("conntrackd").stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void likeConntrackd(Sample sample) {
        Path file = sample.lay(directory, "conntrackd.conf");
        String socket = ours(file, Format.CONNTRACKD, "General UNIX", "Path").orElseThrow();
        String log = ours(file, Format.CONNTRACKD, "General", "LogFile").orElseThrow();
        String said = output("unshare", "--net", "timeout", "--signal=KILL", "1", "conntrackd", "-C", file.toString());
        assertThat(Files.exists(Path.of(socket))).as(said).isTrue();
        assertThat(Files.exists(Path.of(log))).as(said).isTrue();
    }
}
