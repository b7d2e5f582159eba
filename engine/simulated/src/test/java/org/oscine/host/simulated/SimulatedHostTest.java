package org.oscine.host.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Family;
import org.oscine.host.FileView.Access;
import org.oscine.host.FileView.Kind;
import org.oscine.host.FileView.Reading;
import org.oscine.host.HttpRequest;
import org.oscine.host.Invocation;
import org.oscine.host.Network.Reply;
import org.oscine.host.Network.Transport;
import org.oscine.host.ProcessControl.Launched;

/** What only the simulated host can do: time, scripts and faults. */
class SimulatedHostTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedHost host = new SimulatedHost();

    @Test
    void waitingLetsWhatWasPlannedHappenInItsOrder() {
        List<String> seen = new ArrayList<>();
        host.after(SECOND.multipliedBy(2), () -> seen.add("second at " + host.elapsed()));
        host.after(SECOND, () -> host.after(SECOND.multipliedBy(5), () -> seen.add("third at " + host.elapsed())));
        host.after(SECOND, () -> seen.add("first at " + host.elapsed()));

        host.clock().sleep(Duration.ofSeconds(20));

        assertThat(seen).containsExactly("first at PT1S", "second at PT2S", "third at PT6S");
        assertThat(host.elapsed()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aScriptedCommandChangesTheMachineWhenItEnds() {
        host.user("pbx", 101);
        host.command("pbxd", "-F").takes(SECOND).prints("starting").doing(() -> host.after(SECOND, () -> {
            SimulatedProcess server = host.process("/usr/sbin/pbxd", "-F").user("pbx");
            host.file("/run/pbxd.pid", server.pid() + "\n");
        }));

        assertThat(run("/usr/sbin/pbxd", "-F", "-v")).isEqualTo(new Ended.Exited(0, "starting"));
        assertThat(host.files().kind("/run/pbxd.pid")).isEqualTo(Kind.MISSING);
        host.clock().sleep(SECOND);

        String pid = ((Reading.Content) host.files().read("/run/pbxd.pid")).text().strip();
        assertThat(host.processes().arguments(Integer.parseInt(pid))).containsExactly("/usr/sbin/pbxd", "-F");
        assertThat(host.processes().user(Integer.parseInt(pid))).contains(101);
    }

    @Test
    void aCommandThatHangsOrTakesTooLongIsOverAtItsTimeout() {
        host.command("hang").hangs().prints("so far");
        host.command("slow").takes(Duration.ofSeconds(30)).doing(() -> host.file("/late", ""));

        assertThat(run("hang")).isEqualTo(new Ended.TimedOut(Duration.ofSeconds(10), "so far"));
        assertThat(run("slow")).isEqualTo(new Ended.TimedOut(Duration.ofSeconds(10), ""));
        assertThat(host.elapsed()).isEqualTo(Duration.ofSeconds(20));
        assertThat(host.files().kind("/late")).isEqualTo(Kind.MISSING);
    }

    @Test
    void theLastScriptThatFitsAnswers() {
        host.command("ask").exits(0);
        host.command("ask").exits(5).when(() -> host.elapsed().isZero());
        host.command("ask").exits(9).times(1);

        assertThat(run("ask")).isEqualTo(new Ended.Exited(9, ""));
        assertThat(run("ask")).isEqualTo(new Ended.Exited(5, ""));
        host.clock().sleep(SECOND);
        assertThat(run("ask")).isEqualTo(new Ended.Exited(0, ""));
    }

    @Test
    void aCommandWithoutScriptIsRefusedByName() {
        assertThat(run("rm", "-rf", "/"))
                .isEqualTo(new Ended.NotStarted("the simulated host has no script for [rm, -rf, /]"));
    }

    @Test
    void processesMeetSignalsAsTold() {
        SimulatedProcess meek = host.process("meek");
        SimulatedProcess deaf = host.process("deaf").ignores("TERM");
        SimulatedProcess slow = host.process("slow").endsAfter("TERM", SECOND);
        SimulatedProcess stuck = host.process("stuck").unkillable();
        SimulatedProcess stopped = host.process("stopped").stopped();

        for (SimulatedProcess process : List.of(meek, deaf, slow, stuck, stopped)) {
            assertThat(host.control().signal(process.stat(), "TERM").cause()).isEmpty();
        }

        assertThat(List.of(meek.alive(), deaf.alive(), slow.alive(), stuck.alive(), stopped.alive()))
                .containsExactly(false, true, true, true, true);
        host.clock().sleep(SECOND);
        assertThat(slow.alive()).isFalse();

        host.control().signal(deaf.stat(), "KILL");
        host.control().signal(stuck.stat(), "KILL");
        host.control().signal(stopped.stat(), "CONT");
        assertThat(List.of(deaf.alive(), stuck.alive(), stopped.alive())).containsExactly(false, true, false);
    }

    @Test
    void aZombieIsInTheTableButNotAlive() {
        SimulatedProcess process = host.process("/usr/bin/x").zombieAtEnd();

        process.end();

        assertThat(host.processes().stat(process.pid())).hasValueSatisfying(
                stat -> assertThat(stat.state()).isEqualTo('Z'));
        assertThat(host.processes().arguments(process.pid())).isEmpty();
        assertThat(host.processes().executable(process.pid())).isEmpty();
    }

    @Test
    void aPidThatIsUsedAgainIsAnotherProcess() {
        SimulatedProcess first = host.process("first");
        SimulatedProcess second = host.process("second").pid(first.pid());

        host.control().signal(first.stat(), "KILL");

        assertThat(second.alive()).isTrue();
        assertThat(first.alive()).isFalse();
        assertThat(host.effects()).isEmpty();
    }

    @Test
    void orphansGoToInitAndARebootEndsAll() {
        SimulatedProcess parent = host.process("parent");
        SimulatedProcess child = host.process("child").parent(parent);
        String boot = host.processes().bootId();

        parent.end();
        assertThat(child.stat().parent()).isEqualTo(1);

        host.reboot();
        assertThat(child.alive()).isFalse();
        assertThat(host.processes().pids()).containsExactly(1);
        assertThat(host.processes().bootId()).isNotEqualTo(boot);
    }

    @Test
    void launchesBecomeProcesses() {
        host.user("web", 33);
        host.directory("/var/log");
        host.program("/usr/bin/served");
        host.launching("served").becomes(process -> process.endsAfter(SECOND));
        Invocation invocation = new Invocation(List.of("served", "-f"), Optional.of("web"), Optional.empty(),
                java.util.Map.of(), "/srv", Optional.empty(), java.util.Map.of());

        Launched.Running running = (Launched.Running) host.control().launch(invocation, Family.NONE, "/var/log/served", "/var/log/bad");

        assertThat(host.processes().executable(running.pid())).contains("/usr/bin/served");
        assertThat(host.processes().user(running.pid())).contains(33);
        assertThat(host.processes().workingDirectory(running.pid())).contains("/srv");
        host.clock().sleep(SECOND);
        assertThat(host.processes().stat(running.pid())).isEmpty();
        assertThat(host.effects()).containsExactly(new Effect.Launched(invocation, "/var/log/served", "/var/log/bad"));
    }

    @Test
    void nothingRunsAsAUserThatIsNotThere() {
        host.command("served");
        host.launching("served");
        Invocation invocation = new Invocation(List.of("served"), Optional.of("nobody-1"), Optional.empty(),
                java.util.Map.of(), "/", Optional.empty(), java.util.Map.of());

        assertThat(host.commands().run(invocation, SECOND)).isEqualTo(new Ended.NotStarted("there is no user nobody-1"));
        assertThat(host.control().launch(invocation, Family.NONE, "", ""))
                .isEqualTo(new Launched.Refused("there is no user nobody-1"));
    }

    @Test
    void faultsOfTheDiskAreReported() {
        host.directory("/srv/ro");
        host.readOnly("/srv").full("/tmp");

        assertThat(host.changes().remove("/srv/ro").cause()).isEqualTo("cannot remove /srv/ro: Read-only file system");
        assertThat(host.changes().makeDirectory("/tmp/x", Optional.empty(), Optional.empty(), Optional.empty()).cause())
                .as("a folder takes no space").isEmpty();
        assertThat(host.changes().write("/tmp/empty", "", "600", Optional.empty(), Optional.empty()).cause()).isEmpty();
        assertThat(host.changes().write("/tmp/text", "text", "600", Optional.empty(), Optional.empty()).cause())
                .isEqualTo("cannot write /tmp/text: No space left on device");
        assertThat(host.files().writableBy("/srv/ro", "root")).isEqualTo(Access.NO);
        host.writable("/tmp");
        assertThat(host.changes().write("/tmp/text", "text", "600", Optional.empty(), Optional.empty()).cause()).isEmpty();
        assertThat(host.effects()).containsExactly(new Effect.MadeDirectory("/tmp"), new Effect.MadeDirectory("/tmp/x"),
                new Effect.Wrote("/tmp/empty", ""), new Effect.Wrote("/tmp/text", "text"));
    }

    @Test
    void filesThatCannotBeReadOrSeen() {
        host.file("/a", "x").unreadable("input/output error");
        host.file("/b", "x").failing("stale file handle");

        assertThat(host.files().kind("/a")).isEqualTo(Kind.FILE);
        assertThat(host.files().read("/a")).isEqualTo(new Reading.Unreadable("input/output error"));
        assertThat(host.files().kind("/b")).isEqualTo(Kind.UNREADABLE);
        assertThat(host.files().modified("/b")).isEmpty();
    }

    @Test
    void withoutRootRightsCount() {
        host.user("me", 1000);
        host.file("/etc/secret", "").mode("600");
        host.directory("/home/me").owner("me");
        SimulatedProcess foreign = host.process("foreign");
        host.runAs("me");

        assertThat(host.files().read("/etc/secret")).isEqualTo(new Reading.Unreadable("permission denied"));
        assertThat(host.changes().remove("/etc/secret").cause()).endsWith("permission denied");
        assertThat(host.changes().write("/home/me/x", "", "644", Optional.empty(), Optional.empty()).cause()).isEmpty();
        assertThat(host.control().signal(foreign.stat(), "TERM").cause()).contains("not permitted");
        assertThat(foreign.alive()).isTrue();
    }

    @Test
    void addressesAnswerAsScripted() {
        host.tcp("127.0.0.1:5060").answers("hello").takes(SECOND);
        host.http("http://localhost/").answers(503, "busy");
        host.unixSocket("/run/x").hangs();

        assertThat(host.network().talk(Transport.TCP, "127.0.0.1:5060", "", "hel+o", Duration.ofSeconds(3)))
                .isEqualTo(new Reply.Answer(0, "hello"));
        assertThat(host.network().talk(Transport.TCP, "127.0.0.1:5060", "", "bye", Duration.ofSeconds(3)))
                .isEqualTo(new Reply.TimedOut("hello"));
        assertThat(host.elapsed()).isEqualTo(Duration.ofSeconds(4));
        assertThat(host.network().http(HttpRequest.get("http://localhost/"), SECOND)).isEqualTo(new Reply.Answer(503, "busy"));
        assertThat(host.network().talk(Transport.UNIX_SOCKET, "/run/x", "", "", SECOND)).isEqualTo(new Reply.TimedOut(""));
        assertThat(host.network().talk(Transport.TCP, "127.0.0.1:1", "", "", SECOND)).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void aPageThatIsAskedSomethingAnswersNothingElse() {
        host.http("http://localhost/").asked("ping").answers(200, "pong");

        assertThat(host.network().http(new HttpRequest("http://localhost/", "POST", Map.of(), "ping", Optional.empty(), 0), SECOND))
                .isEqualTo(new Reply.Answer(200, "pong"));
        assertThat(host.network().http(HttpRequest.get("http://localhost/"), SECOND)).isEqualTo(new Reply.TimedOut(""));
    }

    @Test
    void theHeadOfAPageHasNoText() {
        host.http("http://localhost/").answers(200, "pong");

        assertThat(host.network().http(new HttpRequest("http://localhost/", "HEAD", Map.of(), "", Optional.empty(), 0), SECOND))
                .isEqualTo(new Reply.Answer(200, ""));
    }

    @Test
    void overUdpAListenerThatSaysNothingCannotBeSeen() {
        host.tcp("127.0.0.1:5060");
        host.tcp("127.0.0.1:53").asked("name?").answers("here");

        assertThat(host.network().talk(Transport.UDP, "127.0.0.1:5060", "x", "", SECOND)).isEqualTo(new Reply.TimedOut(""));
        assertThat(host.elapsed()).isEqualTo(SECOND);
        assertThat(host.network().talk(Transport.UDP, "127.0.0.1:53", "name?", "^h", SECOND)).isEqualTo(new Reply.Answer(0, "here"));
    }

    @Test
    void aListenerThatWaitsForItsQuestionKeepsSilentToAnyOther() {
        host.tcp("127.0.0.1:99").asked("version\n").answers("1.0");

        assertThat(host.network().talk(Transport.TCP, "127.0.0.1:99", "version\n", "", SECOND)).isEqualTo(new Reply.Answer(0, "1.0"));
        assertThat(host.network().talk(Transport.TCP, "127.0.0.1:99", "version", "", SECOND)).isEqualTo(new Reply.TimedOut(""));
        assertThat(host.elapsed()).isEqualTo(SECOND);
    }

    private Ended run(String... argv) {
        return host.commands().run(Invocation.of(List.of(argv)), Duration.ofSeconds(10));
    }
}
