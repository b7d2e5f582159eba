package org.oscine.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.conform.setup.HintWords;
import org.oscine.conform.subject.Anatomy;
import org.oscine.conform.subject.DescribedAnatomy;
import org.oscine.descriptor.Descriptor;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.reader.DescriptorText;

/** Where a service can be hit follows from its descriptor. */
class DescribedAnatomyTest {
    private final SimulatedHost host = new SimulatedHost();

    @BeforeEach
    void anAsterisk() {
        host.program("/usr/sbin/asterisk");
        host.program("/usr/sbin/astcanary");
        host.program("/usr/bin/sipsak");
        host.program("/usr/bin/memcached");
        host.file("/etc/asterisk/asterisk.conf", "[directories]\nastrundir => /run/ast\nastlogdir => /var/log/ast\n");
    }

    @Test
    void ofAsterisk() throws IOException {
        Anatomy asterisk = anatomy("descriptors/asterisk.yaml", Map.of());
        assertThat(asterisk.pidfile()).contains(Path.of("/run/ast/asterisk.pid"));
        assertThat(asterisk.config()).contains(Path.of("/etc/asterisk/asterisk.conf"));
        assertThat(asterisk.configParameter()).contains("config");
        assertThat(asterisk.programs()).containsExactly(Path.of("/usr/sbin/asterisk"));
        assertThat(asterisk.askers()).containsExactly(Path.of("/usr/sbin/asterisk"));
        assertThat(asterisk.user()).contains("asterisk");
        assertThat(asterisk.userParameter()).contains("user");
        assertThat(asterisk.directories()).contains(Path.of("/run/ast"), Path.of("/var/log/ast/cdr-csv"));
        assertThat(asterisk.traces()).contains(Path.of("/run/ast/asterisk.ctl"), Path.of("/run/ast/asterisk.pid"));
        assertThat(asterisk.companions()).isEmpty();
    }

    @Test
    void parametersDecideWhatBelongsToIt() throws IOException {
        Anatomy asterisk = anatomy("descriptors/asterisk.yaml", Map.of("realtime", "true", "monitor_sipuri", "sip:a@b"));
        assertThat(asterisk.companions()).containsExactly(
                new Anatomy.Companion("astcanary", "/run/ast/alt.asterisk.canary.tweet.tweet.tweet"));
        assertThat(asterisk.programs()).contains(Path.of("/usr/sbin/astcanary"), Path.of("/usr/bin/sipsak"));
        assertThat(asterisk.askers()).contains(Path.of("/usr/bin/sipsak"));
    }

    @Test
    void whatBelongsToTheMachineIsNotMovedAway() {
        Anatomy anatomy = new Anatomy(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty(),
                List.of(Path.of("/"), Path.of("/run"), Path.of("/var/run/"), Path.of("/var/../run"), Path.of("/var/log"), Path.of("/etc"), Path.of("/usr/lib"),
                        Path.of("/run/xd"), Path.of("/var/log/xd"), Path.of("/etc/xd")),
                List.of(), List.of(), List.of(), false);
        assertThat(anatomy.directories()).containsExactly(Path.of("/run/xd"), Path.of("/var/log/xd"), Path.of("/etc/xd"));
    }

    @Test
    void ofAProgramInTheForeground() throws IOException {
        Anatomy memcached = anatomy("samples/cache.yaml", Map.of());
        assertThat(memcached.pidfile()).isEmpty();
        assertThat(memcached.config()).isEmpty();
        assertThat(memcached.programs()).containsExactly(Path.of("/usr/bin/memcached"));
        assertThat(memcached.traces()).isEmpty();
        assertThat(memcached.userParameter()).contains("user");
    }

    @Test
    void aPidfileInTheDirectoryOfTheInstanceIsFound() throws IOException {
        assertThat(anatomy("descriptors/haproxy.yaml", Map.of()).pidfile()).contains(Path.of("/run/oscine/x/one/haproxy.pid"));
    }

    @Test
    void aPidfileThatTheEngineWritesIsOne() throws IOException {
        assertThat(anatomy("descriptors/service.yaml", Map.of("binfile", "/usr/bin/memcached")).pidfile())
                .contains(Path.of("/run/anything_one.pid"));
    }

    @Test
    void whatAServerKeepsNeedNotBeGone() throws IOException {
        assertThat(anatomy("descriptors/asterisk.yaml", Map.of())
                .with(HintWords.read(Map.of("keeps", List.of("/run/ast/asterisk.pid")))).traces())
                .doesNotContain(Path.of("/run/ast/asterisk.pid")).contains(Path.of("/run/ast/asterisk.ctl"));
    }

    @Test
    void theShellIsNotTakenAwayForItRunsTheAgentToo() throws IOException {
        host.program("/bin/sh");
        assertThat(anatomy("descriptors/service.yaml", Map.of("binfile", "/usr/bin/memcached", "monitor_hook", "true")).askers())
                .isEmpty();
    }

    @Test
    void theProgramThatStaysIsOneOfItsProgramsThoughAnotherStartsIt() throws IOException {
        host.program("/usr/sbin/postfix");
        host.program("/usr/sbin/postconf");
        host.program("/usr/lib/postfix/sbin/master");
        assertThat(anatomy("descriptors/postfix.yaml", Map.of()).programs()).containsExactly(
                Path.of("/usr/sbin/postfix"), Path.of("/usr/sbin/postconf"), Path.of("/usr/lib/postfix/sbin/master"));
    }

    @Test
    void whatSomebodySaysComesFirst() throws IOException {
        Anatomy asterisk = anatomy("descriptors/asterisk.yaml", Map.of()).with(HintWords.read(Map.of(
                "pidfile", List.of("/run/other.pid"), "companion", List.of("astcanary /run/tweet"))));
        assertThat(asterisk.pidfile()).contains(Path.of("/run/other.pid"));
        assertThat(asterisk.companions()).containsExactly(new Anatomy.Companion("astcanary", "/run/tweet"));
        assertThat(asterisk.config()).isEqualTo(Optional.of(Path.of("/etc/asterisk/asterisk.conf")));
    }

    private Anatomy anatomy(String file, Map<String, String> parameters) throws IOException {
        Path path = Path.of(System.getProperty("oscine.root", "..")).resolve(file);
        Descriptor descriptor = DescriptorText.read(file, Files.readString(path)).descriptor().orElseThrow();
        return DescribedAnatomy.of(descriptor, parameters, "one", "/run/oscine/x/one", host);
    }
}
