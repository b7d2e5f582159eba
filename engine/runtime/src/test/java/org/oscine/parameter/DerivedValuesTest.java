package org.oscine.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.StatusProbe;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.ocf.ActionName;
import org.oscine.reader.DescriptorReader;
import org.oscine.yaml.YamlParser;

/** Values that a command tells, and texts that may be empty. */
class DerivedValuesTest {
    private static final String STATE = "/run/oscine/queued/one";

    private final SimulatedHost host = new SimulatedHost();

    @BeforeEach
    void settings() {
        host.program("/usr/sbin/queuectl");
        host.command("queuectl", "get", "spool").prints("\n  /var/spool/q \nmore\n");
        host.command("queuectl", "-V").prints("built with --a=/x --conf-path=/etc/q.conf --b").exits(1);
    }

    private String pidfile(String values, ActionName action, Map<String, String> parameters) {
        Descriptor descriptor = DescriptorReader.read(YamlParser.parse("queued.yaml", """
                agent: queued
                version: 1.0.0
                summary: A queue
                parameters:
                  config: { summary: Configuration }
                values:
                """ + values.indent(2) + """
                status:
                  server: { pidfile: "${wanted}", executable: queued }
                start:
                  command: [queued]
                stop:
                  steps:
                    terminate: { signal: TERM }
                """).document().orElseThrow()).descriptor().orElseThrow();
        Call call = new Call(action, parameters, "one", "node1", STATE, false, 0);
        Resource resource = Resolver.resolve(descriptor, call, host);
        if (action == ActionName.START) {
            host.directory(STATE);
            SavedValues.write(host.changes(), STATE, resource.remembered());
        }
        return ((StatusProbe.Pidfile<String>) resource.status().getFirst().it()).path();
    }

    private String pidfile(String values) {
        return pidfile(values, ActionName.MONITOR, Map.of());
    }

    @Test
    void aCommandTellsItsFirstLine() {
        assertThat(pidfile("wanted: { run: [queuectl, get, spool] }")).isEqualTo("/var/spool/q");
    }

    @Test
    void theDirectoryOfAPath() {
        Map.of("/run/q/q.pid", "/run/q", "/q.pid", "/", "run/q.pid", "run", "/run//q.pid", "/run", "/run/q/", "/run", "q.pid", "/here")
                .forEach((path, directory) -> assertThat(pidfile("wanted: { directory-of: \"" + path + "\", default: /here }"))
                        .as(path).isEqualTo(directory));
        assertThat(pidfile("wanted: { directory-of: \"${config}\" }")).isEmpty();
    }

    @Test
    void onlyAFileOrADirectoryExists() {
        host.file("/etc/q", "");
        host.directory("/etc/q.d");
        String paths = "wanted: { first-existing: [/etc/none, /etc/q, /etc/q.d], only: %s }";
        assertThat(pidfile(paths.formatted("directory"))).isEqualTo("/etc/q.d");
        assertThat(pidfile(paths.formatted("file"))).isEqualTo("/etc/q");
        assertThat(pidfile("wanted: { first-existing: [/etc/q], only: directory, default: /else }")).isEqualTo("/else");
    }

    @Test
    void outputPicksItsGroupOrAllOfIt() {
        String version = "wanted: { run: [queuectl, -V], exit: { 0-1: OCF_SUCCESS }, output: \"%s\" }";
        assertThat(pidfile(version.formatted("--conf-path=(\\\\S+)"))).isEqualTo("/etc/q.conf");
        assertThat(pidfile(version.formatted("/etc/\\\\S+"))).isEqualTo("/etc/q.conf");
        assertThat(pidfile(version.formatted("--none=(\\\\S+)"))).isEmpty();
    }

    @Test
    void whereTheCommandFailsTheDefaultHolds() {
        assertThat(pidfile("wanted: { run: [queuectl, -V], default: /etc/d }")).isEqualTo("/etc/d");
        host.command("queuectl", "get", "spool").isRefused("gone");
        assertThat(pidfile("wanted: { run: [queuectl, get, spool], default: /etc/d }")).isEqualTo("/etc/d");
    }

    @Test
    void aCommandThatHangsDoesNotTakeTheTimeOfTheAction() {
        host.command("queuectl", "get", "spool").hangs();
        pidfile("wanted: { run: [queuectl, get, spool] }");
        assertThat(host.elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatItSaidAtTheStartHoldsUntilTheStop() {
        String spool = "wanted: { run: [queuectl, get, spool] }";
        pidfile(spool, ActionName.START, Map.of());
        host.command("queuectl", "get", "spool").prints("/var/spool/other");
        assertThat(pidfile(spool, ActionName.STOP, Map.of())).isEqualTo("/var/spool/q");
        assertThat(pidfile(spool, ActionName.START, Map.of())).isEqualTo("/var/spool/other");
    }

    @Test
    void whereNothingWasSaidAtTheStartTheDefaultIsThatOfTheCall() {
        String directory = "wanted: { config-file: /etc/q.conf, key: folder, default: \"${config}\" }";
        pidfile(directory, ActionName.START, Map.of());
        host.file("/etc/q.conf", "folder = /srv/late\n");
        assertThat(pidfile(directory, ActionName.MONITOR, Map.of("config", "/srv/c"))).isEqualTo("/srv/c");
        assertThat(pidfile(directory, ActionName.START, Map.of("config", "/srv/c"))).isEqualTo("/srv/late");
    }

    @Test
    void anEmptyTextGivesWayToItsDefault() {
        String chosen = "wanted: { text: \"${config}\", default: \"/etc/${instance}\" }";
        assertThat(pidfile(chosen)).isEqualTo("/etc/one");
        assertThat(pidfile(chosen, ActionName.MONITOR, Map.of("config", "/srv/c"))).isEqualTo("/srv/c");
    }
}
