package org.oscine.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.descriptor.Value.Format;
import org.oscine.real.NeedsPrograms;

/** sshd_config, beside {@code sshd -T}. */
@NeedsPrograms({"sshd", "ssh-keygen", "unshare"})
class SshdDialectTest extends Dialects {
    private static final List<String> KEYS =
            List.of("Port", "PidFile", "Banner", "MaxAuthTries", "MaxSessions", "VersionAddendum", "AuthorizedKeysFile", "ChrootDirectory");
    /** sshd wants its directory; it gets a /run of its own. */
    private static final String IN_OWN_RUN = "mount -t tmpfs none /run && mkdir /run/sshd && exec \"$@\"";

    static Stream<Sample> samples() {
        return Sample.all("sshd").stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void likeSshd(Sample sample) {
        compare(sample.lay(directory, "config"));
    }

    @Test
    void theShippedOne() {
        compare(Path.of("/etc/ssh/sshd_config"));
        compare(Path.of("/usr/share/openssh/sshd_config"));
    }

    private void compare(Path file) {
        Map<String, String> expected = theirs(file);
        Map<String, String> all = theirs(new Sample("", Map.of()).lay(directory, "empty"));
        all.putAll(ours(file, Format.SSHD, "", KEYS));
        assertThat(all).isEqualTo(expected);
    }

    private Map<String, String> theirs(Path file) {
        Path key = directory.resolve("key");
        if (!key.toFile().exists()) {
            output("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        }
        String said = output("unshare", "--mount", "sh", "-c", IN_OWN_RUN, "sh",
                "/usr/sbin/sshd", "-T", "-f", file.toString(), "-h", key.toString());
        assertThat(said).as("what sshd says of %s", file).contains("pidfile");
        Map<String, String> theirs = new TreeMap<>();
        for (String line : said.split("\n")) {
            String[] words = line.split(" ", 2);
            KEYS.stream().filter(it -> it.toLowerCase(Locale.ROOT).equals(words[0])).forEach(it -> theirs.putIfAbsent(it, words[1].strip()));
        }
        return theirs;
    }
}
