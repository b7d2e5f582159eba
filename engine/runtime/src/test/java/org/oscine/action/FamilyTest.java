package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;

/** What a start has begun: it is up, or it is ended, and a stop ends all of it. */
class FamilyTest {
    private static final String PIDFILE = "/run/kv/kv.pid";
    private static final String DESCRIPTOR = """
            agent: kv
            version: 1.0.0
            summary: A daemon that writes a title over its argv
            status:
              server: { pidfile: /run/kv/kv.pid, executable: kvd, user: kv }
            start:
              command: [kvd, /etc/kv.conf]
              user: kv
            stop:
              steps:
                terminate: { signal: TERM }
                kill: { signal: KILL }
            """;

    private final SimulatedService kv = new SimulatedService(DESCRIPTOR);
    private SimulatedProcess server;

    @BeforeEach
    void install() {
        kv.host.user("kv", 70).program("/usr/bin/kvd");
        kv.host.directory("/run/kv").owner("kv");
        kv.host.command("kvd").doing(() -> {
            server = kv.host.process("/usr/bin/kvd").user("kv").arguments("/usr/bin/kvd 127.0.0.1:26500");
            kv.host.after(Duration.ofMillis(300), () -> kv.host.file(PIDFILE, server.pid() + "\n").owner("kv"));
        });
    }

    @Test
    void aDaemonThatRewritesItsTitleIsStartedMonitoredAndStopped() {
        assertThat(kv.call(ActionName.START)).isEqualTo(Result.SUCCESS);
        assertThat(kv.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        assertThat(kv.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(server.alive()).isFalse();
        assertThat(kv.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
    }

    /** Without CAP_SYS_PTRACE root sees of another user's process what everybody sees. */
    @Test
    void aDaemonThatTheKernelHidesIsKnownByItsStart() {
        kv.host.command("kvd").doing(() -> {
            server = kv.host.process("/usr/bin/kvd", "/etc/kv.conf").user("kv").hidden();
            kv.host.after(Duration.ofMillis(300), () -> kv.host.file(PIDFILE, server.pid() + "\n").owner("kv"));
        });
        assertThat(kv.call(ActionName.START)).isEqualTo(Result.SUCCESS);
        assertThat(kv.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        assertThat(kv.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(server.alive()).isFalse();
    }

    /** As upstream's agent leaves it: nobody has noted it, and its pidfile is its own. */
    @Test
    void aTitledDaemonThatSomebodyElseStartedIsKnownByAPidfileThatIsYounger() {
        server = kv.host.process("/usr/bin/kvd").user("kv").arguments("/usr/bin/kvd 127.0.0.1:26500");
        kv.host.clock().sleep(Duration.ofSeconds(1));
        kv.host.file(PIDFILE, server.pid() + "\n").owner("kv");
        assertThat(kv.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
    }

    @Test
    void whatIsYoungerThanThePidfileHasAPidThatWasUsedAgain() {
        kv.host.file(PIDFILE, "4711\n").owner("kv");
        kv.host.clock().sleep(Duration.ofSeconds(1));
        kv.host.process("/usr/bin/kvd").user("kv").arguments("/usr/bin/kvd 127.0.0.1:9").pid(4711);
        assertThat(kv.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
    }

    @Test
    void whatStatusNeverFindsIsEndedByTheStart() {
        kv.host.command("kvd").doing(() -> server = kv.host.process("/usr/bin/other").user("kv"));
        Result start = kv.call(ActionName.START);
        assertThat(start.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(start.reason()).startsWith("process " + server.pid() + " was started, but status does not find it");
        assertThat(server.alive()).isFalse();
    }

    @Test
    void whatAStarterLeavesThatFailsIsEnded() {
        kv.host.command("kvd").exits(1).doing(() -> server = kv.host.process("/usr/bin/kvd").user("kv"));
        assertThat(kv.call(ActionName.START).code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(server.alive()).isFalse();
    }

    @Test
    void whatHasForkedAwayIsStoppedToo() {
        kv.call(ActionName.START);
        SimulatedProcess away = kv.host.process("/usr/bin/helper").parent(server);
        away.pid(9000);
        SimulatedProcess further = kv.host.process("/usr/bin/helper").mark(markOf(server));
        assertThat(kv.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(away.alive()).isFalse();
        assertThat(further.alive()).isFalse();
    }

    private String markOf(SimulatedProcess process) {
        return kv.host.processes().mark(process.pid());
    }

    @Test
    void whatADeadMasterLeavesIsAFailureAndIsStopped() {
        kv.call(ActionName.START);
        SimulatedProcess left = kv.host.process("/usr/bin/helper").mark(markOf(server));
        server.end();
        assertThat(kv.call(ActionName.MONITOR).code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(kv.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(left.alive()).isFalse();
    }

    /** Workers that take no notice of TERM, and whose own children come to light only when they are gone. */
    @Test
    void aStopGoesOnUntilNothingIsFoundAnyMore() {
        kv.call(ActionName.START);
        server.arguments("/usr/bin/kvd", "/etc/kv.conf");
        SimulatedProcess worker = kv.host.process("/usr/bin/kvd").user("kv").arguments("/usr/bin/kvd", "/etc/kv.conf")
                .parent(server).ignores("TERM");
        SimulatedProcess[] grandchild = new SimulatedProcess[1];
        worker.whenEnded(() -> grandchild[0] = kv.host.process("/usr/bin/kvd").user("kv")
                .arguments("/usr/bin/kvd", "/etc/kv.conf").ignores("TERM"));
        assertThat(kv.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(worker.alive()).isFalse();
        assertThat(grandchild[0].alive()).isFalse();
    }

    @Test
    void aStoppedServerIsWokenSoThatItEndsAsItWasAskedTo() {
        kv.call(ActionName.START);
        server.stopped();
        Duration before = kv.host.elapsed();
        Result monitor = kv.call(ActionName.MONITOR);
        assertThat(monitor.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(monitor.reason()).contains("is stopped");
        assertThat(kv.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(kv.host.effects(org.oscine.host.simulated.Effect.Signalled.class)).noneMatch(
                signal -> signal.signal().equals("KILL"));
        assertThat(kv.host.elapsed().minus(before)).isLessThan(Duration.ofSeconds(2));
    }

    /** As after a stop by another agent that does not wait for the end. */
    @Test
    void aDaemonThatIsDyingIsWaitedForAndStartedAnew() {
        SimulatedService asked = new SimulatedService(
                DESCRIPTOR.replace("start:\n", "monitor:\n  port: { tcp: \"127.0.0.1:26500\" }\nstart:\n"));
        asked.host.user("kv", 70).program("/usr/bin/kvd");
        SimulatedProcess dying = asked.host.process("/usr/bin/kvd", "/etc/kv.conf").user("kv")
                .endsAfter(Duration.ofMillis(400));
        asked.host.command("kvd").doing(() -> {
            asked.host.process("/usr/bin/kvd", "/etc/kv.conf").user("kv");
            asked.host.tcp("127.0.0.1:26500");
        });
        assertThat(asked.call(ActionName.START)).isEqualTo(Result.SUCCESS);
        assertThat(dying.alive()).isFalse();
        assertThat(asked.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
    }

    /** As after a change of provider and back: what was started meanwhile goes by what its configuration says now. */
    @Test
    void whatWasRememberedHoldsForThatProcessAndNoLonger() {
        SimulatedService asked = new SimulatedService(DESCRIPTOR
                .replace("status:\n", "values:\n  port: { config-file: /etc/kv.conf, format: ini, key: port, default: 1 }\nstatus:\n")
                .replace("start:\n", "monitor:\n  port: { tcp: \"127.0.0.1:${port}\" }\nstart:\n"));
        asked.host.user("kv", 70).program("/usr/bin/kvd");
        asked.host.file("/etc/kv.conf", "port = 26500\n");
        asked.host.command("kvd").doing(() -> server = asked.host.process("/usr/bin/kvd", "/etc/kv.conf").user("kv"));
        asked.host.tcp("127.0.0.1:26500");
        asked.host.tcp("127.0.0.1:26501");
        assertThat(asked.call(ActionName.START)).isEqualTo(Result.SUCCESS);
        asked.host.file("/etc/kv.conf", "port = 26501\n");
        asked.host.closed("127.0.0.1:26501");
        assertThat(asked.call(ActionName.MONITOR)).as("what it was started with").isEqualTo(Result.SUCCESS);
        server.end();
        asked.host.closed("127.0.0.1:26500");
        asked.host.tcp("127.0.0.1:26501");
        asked.host.process("/usr/bin/kvd", "/etc/kv.conf").user("kv");
        assertThat(asked.call(ActionName.MONITOR)).as("what another has started").isEqualTo(Result.SUCCESS);
    }
}
