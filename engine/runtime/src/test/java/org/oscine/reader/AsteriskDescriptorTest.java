package org.oscine.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Condition;
import org.oscine.descriptor.Condition.Test.Truth;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Timing;
import org.oscine.descriptor.ExitMap.Row;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Parameter.Type;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.StopStep;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Template.Part;
import org.oscine.descriptor.Value;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.ReturnCode;

/** The flagship, as the engine sees it once it is read. */
class AsteriskDescriptorTest {
    private final Descriptor asterisk = Reads.file("../descriptors/asterisk.yaml");

    @Test
    void hasItsNameAndTexts() {
        assertThat(asterisk.agent()).isEqualTo("asterisk");
        assertThat(asterisk.version()).isEqualTo("1.0.0");
        assertThat(asterisk.summary()).isEqualTo("The Asterisk PBX as a cluster resource");
        assertThat(asterisk.description()).startsWith("Starts, stops").contains("\n").endsWith("\n");
    }

    @Test
    void hasTheParametersOfTheShellAgentAndOneOfItsOwn() {
        assertThat(asterisk.parameters())
                .extracting(Parameter::name, Parameter::type, Parameter::defaultValue)
                .containsExactly(
                        tuple("binary", Type.STRING, Optional.of("asterisk")),
                        tuple("canary_binary", Type.STRING, Optional.of("astcanary")),
                        tuple("config", Type.STRING, Optional.of("/etc/asterisk/asterisk.conf")),
                        tuple("user", Type.STRING, Optional.of("asterisk")),
                        tuple("group", Type.STRING, Optional.of("asterisk")),
                        tuple("additional_parameters", Type.ARGUMENTS, Optional.of("-g -vvv")),
                        tuple("realtime", Type.BOOLEAN, Optional.of("false")),
                        tuple("maxfiles", Type.INTEGER, Optional.of("8192")),
                        tuple("console", Type.ENUM, Optional.of("client")),
                        tuple("monitor_sipuri", Type.STRING, Optional.empty()));
        assertThat(asterisk.parameters().get(7).minimum()).contains(1L);
        assertThat(asterisk.parameters().get(3).description()).isEqualTo("User that the server runs as");
    }

    @Test
    void startsWithItsArgumentsInOrder() {
        assertThat(asterisk.start().launch().foreground()).isFalse();
        assertThat(asterisk.start().launch().run().argv()).containsExactly(
                reference("binary"), word("-G"), reference("group"), word("-U"), reference("user"), word("-C"),
                reference("config"), reference("additional_parameters"), word("-F"),
                new Template.Choice(when("realtime"), List.of(word("-p")), List.of()));
        assertThat(asterisk.start().launch().run().surroundings().limits())
                .containsExactly(java.util.Map.entry("nofile", reference("maxfiles")));
    }

    @Test
    void derivesItsDirectoriesAndItsSocket() {
        assertThat(asterisk.values()).extracting(Descriptor.Entry::name)
                .containsExactly("run_directory", "log_directory", "socket_name", "control_socket", "client");
        assertThat(asterisk.values().getFirst().kind()).isEqualTo(new Value.ConfigFile<>(reference("config"),
                Value.Format.ASTERISK, "directories", "astrundir", false, Optional.of(word("/var/run/asterisk"))));
        assertThat(asterisk.values().get(3).kind()).isEqualTo(new Value.Text<>(new Template.Text(List.of(
                new Part.Reference("run_directory"), new Part.Literal("/"), new Part.Reference("socket_name"))), Optional.empty(),
                Optional.empty()));
    }

    @Test
    void checksTheConfigurationOnlyWhereItIsNotAProbe() {
        assertThat(asterisk.validate()).contains(new Descriptor.Entry<>("config",
                new Condition(List.of(new Truth("probe", false))),
                new Descriptor.Requirement(new Check.File<>(reference("config")), Optional.empty())));
    }

    @Test
    void knowsItsServerAndItsCanary() {
        assertThat(asterisk.status()).hasSize(2);
        assertThat(asterisk.status().getFirst().kind()).isEqualTo(new StatusProbe.Pidfile<>(
                new Template.Text(List.of(new Part.Reference("run_directory"), new Part.Literal("/asterisk.pid"))),
                reference("binary"), Optional.of(reference("user")), List.of(word("-C"), reference("config")),
                Optional.empty()));
        assertThat(asterisk.status().getLast().condition()).isEqualTo(when("realtime"));
        var canary = (StatusProbe.Canary<Template>) asterisk.status().getLast().kind();
        assertThat(canary.maxAge()).contains(Duration.ofSeconds(30));
    }

    @Test
    void mapsWhatSipsakSays() {
        Run<Template> sipsak = run(asterisk.monitor().getLast().kind().probe());

        assertThat(sipsak.exit().rows()).containsExactly(
                new Row("0", 0, 0, ReturnCode.OCF_SUCCESS),
                new Row("1-2", 1, 2, ReturnCode.OCF_ERR_GENERIC),
                new Row("3", 3, 3, ReturnCode.OCF_NOT_RUNNING));
        assertThat(asterisk.monitor().getLast().condition()).isEqualTo(when("monitor_sipuri"));
    }

    @Test
    void asksTheConsoleWithoutAHome() {
        Run<Template> console = run(asterisk.monitor().getFirst().kind().probe());

        assertThat(console.argv()).containsExactly(reference("client"), word("core show channels count"));
        assertThat(((Value.Words<Template>) asterisk.values().getLast().kind()).words()).endsWith(word("-x"));
        assertThat(console.surroundings().withoutEnvironment()).containsExactly("HOME");
        assertThat(console.output()).contains(word("active channel"));
        assertThat(console.exit().rows()).isEmpty();
    }

    @Test
    void stopsByConsoleThenBySignals() {
        assertThat(asterisk.stop().steps()).extracting(Descriptor.Entry::name)
                .containsExactly("console", "terminate", "kill");
        assertThat(asterisk.stop().steps().getFirst().kind().share()).contains(40);
        assertThat(asterisk.stop().steps().get(1).kind())
                .isEqualTo(new StopStep.Signal<>("TERM", Optional.of(Duration.ofSeconds(2)), Optional.of(40), Optional.empty()));
        assertThat(asterisk.stop().steps().get(2).kind())
                .isEqualTo(new StopStep.Signal<>("KILL", Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(asterisk.stop().after().getFirst().kind()).isEqualTo(new Step.Kill<>("canary"));
    }

    @Test
    void advisesTheTimingsOfTheShellAgent() {
        assertThat(asterisk.actions().keySet()).containsExactly(ActionName.START, ActionName.STOP, ActionName.STATUS,
                ActionName.MONITOR, ActionName.VALIDATE_ALL, ActionName.META_DATA);
        assertThat(asterisk.actions().get(ActionName.MONITOR))
                .isEqualTo(new Timing(Duration.ofSeconds(30), Optional.of(Duration.ofSeconds(20))));
        assertThat(asterisk.reload()).isEmpty();
    }

    private static Run<Template> run(MonitorProbe<Template> probe) {
        return ((MonitorProbe.Command<Template>) probe).run();
    }

    private static Condition when(String name) {
        return new Condition(List.of(new Truth(name, true)));
    }

    private static Template reference(String name) {
        return new Template.Text(List.of(new Part.Reference(name)));
    }

    private static Template word(String text) {
        return Template.literal(text);
    }
}
