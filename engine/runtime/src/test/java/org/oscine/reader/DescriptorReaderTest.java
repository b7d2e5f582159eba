package org.oscine.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.descriptor.Condition.Test.Equality;
import org.oscine.descriptor.Condition.Test.Truth;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Timing;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.OutputMap;
import org.oscine.descriptor.MonitorProbe.Protocol;
import org.oscine.descriptor.MonitorProbe.StatusRange;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Template.Part;
import org.oscine.host.ProcessControl;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.ReturnCode;
import org.oscine.yaml.YamlParser;

class DescriptorReaderTest {

    @Test
    void givesEveryAgentTheBasicActions() {
        Descriptor minimal = Reads.right("minimal");

        assertThat(minimal.actions()).containsExactly(
                Map.entry(ActionName.START, seconds(20)),
                Map.entry(ActionName.STOP, seconds(20)),
                Map.entry(ActionName.STATUS, seconds(20)),
                Map.entry(ActionName.MONITOR, seconds(20)),
                Map.entry(ActionName.VALIDATE_ALL, seconds(5)),
                Map.entry(ActionName.META_DATA, seconds(5)));
        assertThat(minimal.description()).isEqualTo("The least that an agent needs");
    }

    @Test
    void addsReloadToTheActionsOfAnAgentThatReloads() {
        Descriptor foreground = Reads.right("foreground");

        assertThat(foreground.actions().keySet()).endsWith(ActionName.META_DATA, ActionName.RELOAD);
        assertThat(foreground.reload().orElseThrow()).extracting(Descriptor.Entry::name)
                .containsExactly("config test", "reload");
        assertThat(Reads.right("aliases").actions().get(ActionName.RELOAD)).isEqualTo(seconds(10));
    }

    @Test
    void bindsTheSurroundingsOfAProgramThatStays() {
        Descriptor.Launch<Template> launch = Reads.right("foreground").start().launch();
        Run.Surroundings<Template> around = launch.run().surroundings();

        assertThat(launch.foreground()).isTrue();
        assertThat(launch.log()).contains(word("/var/log/foreground.log"));
        assertThat(launch.errorLog()).contains(word("/var/log/foreground.err"));
        assertThat(launch.pidfile()).contains(word("/run/foreground.pid"));
        assertThat(launch.run().argv()).endsWith(word("--fast"), word("10"), word("0.5"), word("true"));
        assertThat(around.user()).contains(new Template.Text(List.of(new Part.Reference("user"))));
        assertThat(around.group()).contains(word("nogroup"));
        assertThat(around.environment())
                .containsEntry("THREADS", word("4"))
                .containsOnlyKeys("LANG", "THREADS", "TITLE");
        assertThat(around.withoutEnvironment()).containsExactly("HOME", "LC_ALL");
        assertThat(around.environmentFrom()).hasSize(4).startsWith(word("sh"));
        assertThat(around.environmentFile()).contains(word("/etc/default/foreground"));
        assertThat(around.workingDirectory()).contains(word("/var/lib/foreground"));
        assertThat(around.umask()).contains(word("0027"));
        assertThat(around.limits()).hasSize(16).containsEntry("core", word("unlimited"));
    }

    @Test
    void bindsSteps() {
        var before = Reads.right("foreground").start().before();

        var state = (Step.Directory<Template>) before.getFirst().kind();
        assertThat(state.paths()).hasSize(2);
        assertThat(state.mode()).contains(word("0750"));
        assertThat(state.within()).contains(word("/var/lib"));
        var cache = (Step.Directory<Template>) before.get(1).kind();
        assertThat(cache.paths()).isEqualTo(List.of(word("/var/cache/foreground")));
        var file = (Step.File<Template>) before.get(2).kind();
        assertThat(file.content()).isEqualTo(new Template.Text(List.of(new Part.Literal("instance = "),
                new Part.Reference("instance"), new Part.Literal("\nprice = 5 $\n"))));
        assertThat(before.get(4).condition().tests())
                .containsExactly(new Truth("tls", false), new Truth("probe", false));
        assertThat(before.get(5).condition().tests()).containsExactly(new Equality("tls", "true", false));
    }

    @Test
    void bindsQuestionsToTheService() {
        var monitor = Reads.right("probes").monitor();

        assertThat(monitor)
                .extracting(Descriptor.Entry::name, entry -> entry.kind().level(), entry -> entry.kind().timeout())
                .containsExactly(
                        tuple("console", 10, Optional.of(Duration.ofSeconds(5))),
                        tuple("state", 0, Optional.empty()),
                        tuple("account", 0, Optional.empty()),
                        tuple("told", 0, Optional.empty()),
                        tuple("port", 0, Optional.empty()),
                        tuple("greeting", 0, Optional.empty()),
                        tuple("console of two steps", 0, Optional.empty()),
                        tuple("encrypted", 0, Optional.empty()),
                        tuple("any encryption", 0, Optional.empty()),
                        tuple("no encryption", 0, Optional.empty()),
                        tuple("socket", 0, Optional.empty()),
                        tuple("page", 0, Optional.of(Duration.ofHours(1))),
                        tuple("range", 0, Optional.empty()),
                        tuple("odd name", 0, Optional.empty()),
                        tuple("virtual host", 0, Optional.empty()),
                        tuple("seal", 0, Optional.empty()),
                        tuple("head", 0, Optional.empty()),
                        tuple("login", 0, Optional.empty()),
                        tuple("own authority", 0, Optional.empty()),
                        tuple("any authority", 0, Optional.empty()),
                        tuple("own", 0, Optional.of(Duration.ofSeconds(1))),
                        tuple("own datagrams", 0, Optional.empty()),
                        tuple("peer", 5, Optional.empty()),
                        tuple("datagram", 0, Optional.of(Duration.ofSeconds(2))));
        assertThat(probe("port")).isEqualTo(new MonitorProbe.Tcp<>(
                word("localhost:5038"), Optional.of(word("Action: Ping\r\n\r\n")), Optional.of(word("Pong"))));
        assertThat(probe("console of two steps")).isEqualTo(new MonitorProbe.UnixSocket<>(word("/run/probes.sock"), Optional.empty(), Optional.empty(),
                List.of(new MonitorProbe.Turn<>(Optional.empty(), Optional.of(word("> $"))),
                        new MonitorProbe.Turn<>(Optional.of(word("status\r\n")), Optional.of(word("^up"))))));
        assertThat(probe("encrypted")).isEqualTo(new MonitorProbe.Tcp<>(word("localhost:465"), Optional.empty(), Optional.of(word("^220")),
                List.of(), Optional.of(new MonitorProbe.Tls<>(Optional.of(word("/etc/probes/ca.pem")), true))));
        assertThat(probe("no encryption")).isEqualTo(new MonitorProbe.Tcp<>(word("localhost:25"), Optional.empty(), Optional.empty()));
        assertThat(((MonitorProbe.Http<Template>) probe("seal")).codes()).extracting(MonitorProbe.StatusCode::label, MonitorProbe.StatusCode::code)
                .containsExactly(tuple("200", ReturnCode.OCF_SUCCESS), tuple("429-473", ReturnCode.OCF_SUCCESS),
                        tuple("503", ReturnCode.OCF_DEGRADED), tuple("other", ReturnCode.OCF_ERR_PERM));
        var http = (MonitorProbe.Http<Template>) probe("page");
        assertThat(http.status()).isEqualTo(
                List.of(new StatusRange(200, 200), new StatusRange(204, 204), new StatusRange(300, 399)));
        var api = (MonitorProbe.Http<Template>) probe("virtual host");
        assertThat(api.request().method()).isEqualTo(MonitorProbe.Method.POST);
        assertThat(api.request().headers()).containsOnlyKeys("Host", "X-Key", "empty");
        assertThat(probe("own datagrams")).isEqualTo(new MonitorProbe.Listening<>(word("*:5060"), Protocol.UDP));
        assertThat(probe("peer")).isEqualTo(new MonitorProbe.Connected<>(word("[::1]:4567")));
        assertThat(monitor.getLast().kind().probe()).isEqualTo(new MonitorProbe.Udp<>(
                word("localhost:5060"), word("OPTIONS sip:localhost SIP/2.0\r\n\r\n"), Optional.of(word("^SIP/2"))));
        assertThat(Reads.right("foreground").start().ready().getFirst().kind().timeout())
                .contains(Duration.ofMillis(500));
    }

    private static MonitorProbe<Template> probe(String name) {
        return Reads.right("probes").monitor().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow().kind().probe();
    }

    @Test
    void readsWhatAnOutputMeans() {
        OutputMap<Template> outputs = ((MonitorProbe.Command<Template>) probe("state")).run().outputs();

        assertThat(outputs.rows()).extracting(OutputMap.Row::label, OutputMap.Row::code).containsExactly(
                tuple("^up", ReturnCode.OCF_SUCCESS), tuple("^${uri} (down|gone)$$", ReturnCode.OCF_NOT_RUNNING));
        assertThat(outputs.other()).contains(ReturnCode.OCF_ERR_GENERIC);
    }

    @Test
    void countsSignalsFrom128() {
        MonitorProbe<Template> probe = Reads.right("probes").monitor().getFirst().kind().probe();
        Run<Template> console = ((MonitorProbe.Command<Template>) probe).run();
        ExitMap exit = console.exit();

        assertThat(exit.codeFor(143)).isEqualTo(ReturnCode.OCF_ERR_INSTALLED);
        assertThat(exit.codeFor(137)).isEqualTo(ReturnCode.OCF_ERR_CONFIGURED);
        assertThat(exit.codeFor(8)).isEqualTo(ReturnCode.OCF_DEGRADED);
        assertThat(exit.codeFor(200)).isEqualTo(ReturnCode.OCF_ERR_GENERIC);
        assertThat(console.timeout()).contains(Duration.ofSeconds(5));
    }

    @Test
    void takesUserAndGroupBesideACommandForWhomItRunsAs() {
        var syntax = Reads.right("probes").validate().getLast();

        assertThat(syntax.kind().code()).contains(ReturnCode.OCF_ERR_CONFIGURED);
        var check = (org.oscine.descriptor.Check.Command<Template>) syntax.kind().check();
        assertThat(check.run().surroundings().user()).isEqualTo(Optional.of(word("probes")));
    }

    @Test
    void knowsTheSignalsThatTheEngineCanSend() {
        assertThat(Signals.SENDABLE).containsExactlyElementsOf(ProcessControl.SIGNALS);
        assertThat(Signals.ALL).containsAll(Signals.SENDABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HUP:1", "INT:2", "KILL:9", "USR1:10", "SEGV:11", "USR2:12", "ALRM:14", "SIGTERM:15",
        "CONT:18", "STOP:19", "WINCH:28", "PWR:30", "SYS:31", "NONE:0"})
    void numbersSignalsAsLinuxDoes(String pair) {
        String[] expected = pair.split(":");

        assertThat(Signals.number(expected[0])).isEqualTo(Integer.parseInt(expected[1]));
    }

    @Test
    void reportsWhatParserAndReaderFoundInTheOrderOfTheFile() {
        Reading reading = DescriptorText.read("f", "agent: X\nversion: 1.0.0\nversion: 1.0.0\nsummary: 5\n");

        assertThat(reading.diagnostics())
                .extracting(diagnostic -> diagnostic.span().line(), diagnostic -> diagnostic.rule())
                .containsSubsequence(tuple(1, "bad-name"), tuple(3, "duplicate-key"), tuple(4, "wrong-type"));
        assertThat(reading.descriptor()).isEmpty();
    }

    static List<Path> right() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../schema/suite/descriptors/right"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    /** Whatever is lost or put into a descriptor, the answer is a descriptor or diagnostics, never an exception. */
    @ParameterizedTest
    @MethodSource("right")
    void survivesMutilation(Path file) throws IOException {
        String text = Files.readString(file);
        for (int i = 0; i < text.length(); i += 7) {
            check(text.substring(0, i));
            check(text.substring(0, i) + text.substring(i + 1));
            char strange = "{}[]:,'\"$&*!|>%@#-\t\n~\\\u0000".charAt(i % 23);
            check(text.substring(0, i) + strange + text.substring(i));
        }
    }

    private static void check(String text) {
        Reading reading = DescriptorText.read("f", text);
        assertThat(reading.descriptor().isPresent()).isEqualTo(reading.diagnostics().isEmpty());
        YamlParser.parse("f", text).document().ifPresent(DescriptorReader::read);
    }

    private static Timing seconds(int seconds) {
        return new Timing(Duration.ofSeconds(seconds), Optional.empty());
    }

    private static Template word(String text) {
        return Template.literal(text);
    }
}
