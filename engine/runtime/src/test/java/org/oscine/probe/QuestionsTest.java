package org.oscine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.descriptor.Descriptor.Attempts;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.MonitorProbe.Turn;
import org.oscine.descriptor.OutputMap;
import org.oscine.descriptor.Run;
import org.oscine.host.Commands.Ended;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.host.simulated.ScriptedReply.Exchange;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource.Named;

/** Answers that somebody has made for the pattern that they are held against. */
class QuestionsTest {
    private static final String HOSTILE = "a".repeat(4000);
    private static final String TOO_LONG = "the pattern '(a+)+b' takes too long on text of 4000 characters";

    private final SimulatedHost host = new SimulatedHost();
    private List<Stat> mains = List.of();

    @Test
    void whereAnOutputCannotBeJudgedThatIsTheReason() {
        host.command("ask").prints(HOSTILE);

        assertThat(CommandAnswers.judge(host, run("(a+)+b"), Duration.ofSeconds(5)))
                .isEqualTo(Result.of(OCF_ERR_GENERIC, "ask: " + TOO_LONG));
        assertThat(CommandAnswers.outputFits(run("(a+)+b"), new Ended.Exited(0, HOSTILE))).isFalse();
    }

    @Test
    void anOutputThatOverflowsTheStackIsAFailureThatSaysSo() {
        host.command("ask").prints("x ".repeat(32_000));

        assertThat(CommandAnswers.judge(host, run("(\\S+ )*-c"), Duration.ofSeconds(5)).reason()).contains("recurses too deeply");
    }

    @Test
    void whereAnAnswerCannotBeJudgedThatIsTheReason() {
        host.tcp("127.0.0.1:1").answers(HOSTILE);
        host.http("http://127.0.0.1/").answers(200, HOSTILE);

        assertThat(ask(new MonitorProbe.Tcp<>("127.0.0.1:1", Optional.empty(), Optional.of("(a+)+b"))))
                .isEqualTo(Result.of(OCF_ERR_GENERIC, "q: 127.0.0.1:1: " + TOO_LONG));
        assertThat(ask(new MonitorProbe.Http<>(MonitorProbe.Request.of("http://127.0.0.1/"), List.of(new MonitorProbe.StatusRange(200, 299)), Optional.of("(a+)+b"))))
                .isEqualTo(Result.of(OCF_ERR_GENERIC, "q: http://127.0.0.1/: " + TOO_LONG));
    }

    @Test
    void aUdpPortIsJudgedByItsAnswer() {
        host.tcp("127.0.0.1:5060").asked("OPTIONS").answers("SIP/2.0 200 OK");

        assertThat(ask(udp("127.0.0.1:5060", "OPTIONS", "200"))).isEqualTo(Result.SUCCESS);
        assertThat(ask(udp("127.0.0.1:5060", "OPTIONS", "404")).reason())
                .isEqualTo("q: 127.0.0.1:5060 did not answer '404': SIP/2.0 200 OK");
        assertThat(ask(udp("127.0.0.1:5060", "INVITE", "200")).code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(ask(udp("127.0.0.1:1", "OPTIONS", "200")))
                .isEqualTo(Result.of(OCF_ERR_GENERIC, "q: 127.0.0.1:1: Connection refused"));
    }

    @Test
    void aDialogueIsJudgedStepByStep() {
        host.tcp("127.0.0.1:25").holds(List.of(said("220 mail ESMTP\r\n"), answers("EHLO me\r\n", "250-mail\r\n250 HELP\r\n"),
                answers("QUIT\r\n", "221 bye\r\n")));
        Turn<String> greeting = turn("", "^220");

        assertThat(ask(dialogue(List.of(greeting, turn("EHLO me\r\n", "^250 "), turn("QUIT\r\n", "^221"))))).isEqualTo(Result.SUCCESS);
        assertThat(ask(dialogue(List.of(greeting)))).isEqualTo(Result.SUCCESS);
        assertThat(ask(dialogue(List.of(turn("", "^554"))))).isEqualTo(Result.of(OCF_ERR_GENERIC, "q: 127.0.0.1:25 did not answer '^554': 220 mail ESMTP"));
        assertThat(ask(dialogue(List.of(turn("", "^220"), turn("EHLO me\r\n", "^220"), turn("QUIT\r\n", "^221")))).reason())
                .isEqualTo("q: 127.0.0.1:25 did not answer '^220' in step 2 of 3: 250-mail");
        assertThat(ask(dialogue(List.of(turn("", "^220"), turn("HELO me\r\n", "^250")))).reason())
                .isEqualTo("q: 127.0.0.1:25 gave no answer in step 2 of 2 within 5 s");
        assertThat(ask(dialogue(List.of(turn("", "("), turn("", "^250")))).reason()).isEqualTo("q: 127.0.0.1:25: '(' is not a regular expression");
        host.tcp("127.0.0.1:25").refuses("Connection refused");
        assertThat(ask(dialogue(List.of(greeting, turn("QUIT\r\n", "^221")))).reason()).isEqualTo("q: 127.0.0.1:25: Connection refused");
    }

    @Test
    void aStatusMeansWhatItsRowSays() {
        host.http("http://127.0.0.1/").answers(200, "sealed: false");
        assertThat(ask(page("sealed: false"))).isEqualTo(Result.SUCCESS);
        assertThat(ask(page("sealed: true")).reason()).isEqualTo("q: http://127.0.0.1/ did not answer 'sealed: true': sealed: false");
        host.http("http://127.0.0.1/").answers(429, "other");
        assertThat(ask(page("sealed: false")).code()).isEqualTo(OCF_ERR_GENERIC);
        host.http("http://127.0.0.1/").answers(503, "sealed: true");
        assertThat(ask(page("sealed: false"))).isEqualTo(Result.of(ReturnCode.OCF_DEGRADED, "q: http://127.0.0.1/ answered with status 503"));
        host.http("http://127.0.0.1/").answers(204, "");
        assertThat(ask(page("sealed: false")).reason()).isEqualTo("q: http://127.0.0.1/ answered with status 204");
        assertThat(ask(page("sealed: false"), ReturnCode.OCF_ERR_PERM).code()).as("of what has no row").isEqualTo(ReturnCode.OCF_ERR_PERM);
    }

    @Test
    void aPageThatWasCutOffSaysHowMuchWasSearched() {
        host.http("http://127.0.0.1/").answers(200, "line\n".repeat(64 * 1024 / 5 + 1).substring(0, 64 * 1024));

        assertThat(ask(new MonitorProbe.Http<>(MonitorProbe.Request.of("http://127.0.0.1/"), List.of(), Optional.of("never"))).reason())
                .isEqualTo("q: http://127.0.0.1/ did not answer 'never' in the first 64 KiB of its output: line");
    }

    private static MonitorProbe<String> page(String body) {
        return new MonitorProbe.Http<>(MonitorProbe.Request.of("http://127.0.0.1/"), List.of(),
                List.of(row("200", 200, ReturnCode.OCF_SUCCESS), row("429", 429, ReturnCode.OCF_SUCCESS), row("503", 503, ReturnCode.OCF_DEGRADED)),
                Optional.of(body));
    }

    private static MonitorProbe.StatusCode row(String label, int status, ReturnCode code) {
        return new MonitorProbe.StatusCode(label, new MonitorProbe.StatusRange(status, status), code);
    }

    @Test
    void encryptionIsAskedForOnlyWhereItIsWanted() {
        MonitorProbe<String> plain = new MonitorProbe.Tcp<>("127.0.0.1:465", Optional.empty(), Optional.of("^220"));
        MonitorProbe<String> encrypted = new MonitorProbe.Tcp<>("127.0.0.1:465", Optional.empty(), Optional.of("^220"), List.of(),
                Optional.of(new MonitorProbe.Tls<>(Optional.empty(), true)));
        host.tcp("127.0.0.1:465").answers("220 mail");
        assertThat(ask(plain)).isEqualTo(Result.SUCCESS);
        assertThat(ask(encrypted).reason()).isEqualTo("q: 127.0.0.1:465: it does not speak TLS");

        host.tcp("127.0.0.1:465").answers("220 mail").secured();
        assertThat(ask(encrypted)).isEqualTo(Result.SUCCESS);
        assertThat(ask(plain).reason()).isEqualTo("q: 127.0.0.1:465 gave no answer within 5 s");
    }

    private static MonitorProbe<String> dialogue(List<Turn<String>> turns) {
        return new MonitorProbe.Tcp<>("127.0.0.1:25", Optional.empty(), Optional.empty(), turns, Optional.empty());
    }

    private static Turn<String> turn(String send, String expect) {
        return new Turn<>(send.isEmpty() ? Optional.empty() : Optional.of(send), Optional.of(expect));
    }

    private static Exchange said(String greeting) {
        return new Exchange(Optional.empty(), greeting);
    }

    private static Exchange answers(String question, String answer) {
        return new Exchange(Optional.of(question), answer);
    }

    @Test
    void anAddressWhereSomebodyElseListensIsNotTheServices() {
        SimulatedProcess server = host.process("xd");
        SimulatedProcess worker = host.process("xd-worker").parent(server);
        SimulatedProcess stranger = host.process("other");
        mains = List.of(server.stat());
        host.tcp("127.0.0.1:80").heldBy(() -> List.of(worker.pid()));
        host.tcp("127.0.0.1:81").heldBy(() -> List.of(stranger.pid()));

        assertThat(ask(listening("127.0.0.1:80"))).isEqualTo(Result.SUCCESS);
        assertThat(ask(listening("127.0.0.1:81")))
                .isEqualTo(Result.of(OCF_ERR_GENERIC, "q: 127.0.0.1:81: another process listens there, and none of the service"));
        assertThat(ask(listening("127.0.0.1:82")))
                .isEqualTo(Result.of(OCF_ERR_GENERIC, "q: 127.0.0.1:82: no process of the service listens there"));
    }

    private static MonitorProbe<String> listening(String address) {
        return new MonitorProbe.Listening<>(address, MonitorProbe.Protocol.TCP);
    }

    private static MonitorProbe<String> udp(String address, String send, String expect) {
        return new MonitorProbe.Udp<>(address, send, Optional.of(expect));
    }

    @Test
    void anAnswerThatWasCutOffSaysSo() {
        host.command("ask").prints("line\n".repeat(64 * 1024 / 5 + 1).substring(0, 64 * 1024));

        assertThat(CommandAnswers.judge(host, run("never"), Duration.ofSeconds(5)).reason())
                .isEqualTo("ask did not print 'never' in the first 64 KiB of its output: line");
    }

    @Test
    void whatCannotBeStartedJustNowSaysNothingOfWhatIsInstalled() {
        assertThat(CommandAnswers.verdict(run(""), new Ended.NotStarted("no memory", true)).code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(CommandAnswers.verdict(run(""), new Ended.NotStarted("there is no program")).code()).isEqualTo(OCF_ERR_INSTALLED);
    }

    @Test
    void theFirstPatternThatIsFoundDecidesAndElseTheExitMap() {
        OutputMap<String> outputs = new OutputMap<>(List.of(new OutputMap.Row<>("up", "^up", ReturnCode.OCF_SUCCESS),
                new OutputMap.Row<>("down", "down", ReturnCode.OCF_NOT_RUNNING)), Optional.empty());
        host.command("ask").prints("going\nup, then down\n").exits(3);
        assertThat(judged(outputs)).isEqualTo(Result.SUCCESS);

        host.command("ask").prints("down\n");
        assertThat(judged(outputs)).isEqualTo(Result.of(ReturnCode.OCF_NOT_RUNNING, "ask printed 'down': down"));

        host.command("ask").prints("else\n").exits(3);
        assertThat(judged(outputs)).isEqualTo(Result.of(OCF_ERR_GENERIC, "ask exited with 3: else"));
        host.command("ask").prints("else\n");
        assertThat(judged(outputs)).isEqualTo(Result.SUCCESS);
        assertThat(judged(new OutputMap<>(outputs.rows(), Optional.of(ReturnCode.OCF_DEGRADED))))
                .isEqualTo(Result.of(ReturnCode.OCF_DEGRADED, "ask exited with 0: else"));
        host.command("ask").hangs();
        assertThat(judged(new OutputMap<>(List.of(), Optional.of(ReturnCode.OCF_SUCCESS))).code()).isEqualTo(OCF_ERR_GENERIC);
    }

    @Test
    void anOutputThatCannotBeJudgedMeansNothingGood() {
        host.command("ask").prints(HOSTILE);

        assertThat(judged(new OutputMap<>(List.of(new OutputMap.Row<>("x", "(a+)+b", ReturnCode.OCF_NOT_RUNNING)),
                Optional.of(ReturnCode.OCF_SUCCESS)))).isEqualTo(Result.of(OCF_ERR_GENERIC, "ask: " + TOO_LONG));
    }

    @Test
    void aFailureHasTheCodeOfItsQuestion() {
        host.command("ask").exits(1);
        MonitorProbe<String> command = new MonitorProbe.Command<>(run(""));
        assertThat(ask(command, ReturnCode.OCF_DEGRADED)).isEqualTo(Result.of(ReturnCode.OCF_DEGRADED, "q: ask exited with 1"));
        host.command("ask").hangs();
        assertThat(ask(command, ReturnCode.OCF_ERR_PERM).code()).isEqualTo(ReturnCode.OCF_ERR_PERM);
        host.command("ask").exits(0);
        assertThat(ask(command, ReturnCode.OCF_DEGRADED)).isEqualTo(Result.SUCCESS);
        MonitorProbe<String> mapped = new MonitorProbe.Command<>(new Run<>(List.of("ask"), Run.Surroundings.inherited(),
                new ExitMap(List.of(new ExitMap.Row("0", 0, 0, ReturnCode.OCF_ERR_ARGS))), Optional.empty(), Optional.empty()));
        assertThat(ask(mapped, ReturnCode.OCF_DEGRADED).code()).as("of the exit map").isEqualTo(ReturnCode.OCF_ERR_ARGS);
        for (MonitorProbe<String> probe : List.of(listening("127.0.0.1:1"), udp("127.0.0.1:1", "a", "b"),
                new MonitorProbe.Connected<>("*:1"), new MonitorProbe.UnixSocket<>("/no", Optional.empty(), Optional.empty()),
                new MonitorProbe.Tcp<>("127.0.0.1:1", Optional.empty(), Optional.empty()),
                new MonitorProbe.Http<>(MonitorProbe.Request.of("http://127.0.0.1/"), List.of(), Optional.empty()))) {
            assertThat(ask(probe, ReturnCode.OCF_DEGRADED_PROMOTED).code()).isEqualTo(ReturnCode.OCF_DEGRADED_PROMOTED);
        }
    }

    private Result ask(MonitorProbe<String> probe, ReturnCode code) {
        OwnProcesses service = new OwnProcesses(host, "/run/oscine/x", mains);
        return MonitorProbes.ask(service, new Named<>("q", new Monitor<>(probe, 0, Optional.empty(), Optional.of(code), Attempts.ONE)),
                Duration.ofSeconds(5));
    }

    private Result judged(OutputMap<String> outputs) {
        return CommandAnswers.judge(host, run("").with(outputs), Duration.ofSeconds(5));
    }

    private Result ask(MonitorProbe<String> probe) {
        OwnProcesses service = new OwnProcesses(host, "/run/oscine/x", mains);
        return MonitorProbes.ask(service, new Named<>("q", new Monitor<>(probe, 0, Optional.empty())), Duration.ofSeconds(5));
    }

    private static Run<String> run(String output) {
        return new Run<>(List.of("ask"), Run.Surroundings.inherited(), new ExitMap(List.of()),
                output.isEmpty() ? Optional.empty() : Optional.of(output), Optional.empty());
    }
}
