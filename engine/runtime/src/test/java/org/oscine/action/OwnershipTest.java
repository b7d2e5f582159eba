package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.simulated.Effect;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;

/** Whose a process is that nobody noted: a look-alike is never taken for the service, and never signalled. */
class OwnershipTest {
    private static final String FOREGROUND = """
            agent: app
            version: 1.0.0
            summary: A program in the foreground
            parameters:
              dir: { default: /srv/a, summary: Where it works }
            start:
              foreground: [/opt/app, 4444]
              user: app
              working-directory: ${dir}
              pidfile: /run/app.pid
            stop:
              steps:
                terminate: { signal: TERM }
                kill: { signal: KILL }
            """;

    private final SimulatedService app = new SimulatedService(FOREGROUND);

    @BeforeEach
    void install() {
        app.host.user("app", 70).user("other", 71);
        app.host.program("/opt/app");
        app.host.directory("/srv/a");
        app.host.launching("/opt/app").becomes(process -> {});
    }

    private SimulatedProcess lookAlike() {
        return app.host.process("/opt/app", "4444").user("app").workingIn("/srv/a");
    }

    /** Neither a look nor a stop knows it; a start begins a process of its own. */
    private void isNobodyOfOurs(SimulatedProcess other) {
        assertThat(app.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
        assertThat(app.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(app.call(ActionName.START)).isEqualTo(Result.SUCCESS);
        assertThat(app.host.effects(Effect.Launched.class)).hasSize(1);
        assertThat(app.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(other.alive()).isTrue();
        assertThat(app.host.effects(Effect.Signalled.class)).noneMatch(signal -> signal.pid() == other.pid());
    }

    @Test
    void whatIsAllThatItMustBeIsAdopted() {
        SimulatedProcess one = lookAlike();
        assertThat(app.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        assertThat(app.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(one.alive()).isFalse();
    }

    @Test
    void aContainersProcessIsNot() {
        isNobodyOfOurs(lookAlike().inContainer());
    }

    @Test
    void anotherUsersProcessIsNot() {
        isNobodyOfOurs(lookAlike().user("other"));
    }

    @Test
    void aProcessElsewhereIsNot() {
        isNobodyOfOurs(lookAlike().workingIn("/srv/b"));
    }

    @Test
    void aProcessWithMoreArgumentsIsNot() {
        isNobodyOfOurs(lookAlike().arguments("/opt/app", "4444", "--instance", "2"));
    }

    @Test
    void aProcessWithFewerArgumentsIsNot() {
        isNobodyOfOurs(lookAlike().arguments("/opt/app"));
    }

    @Test
    void aProcessWhoseFileWasUpgradedIs() {
        lookAlike().replaced();
        assertThat(app.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
    }

    @Test
    void aProcessThatAnotherInstanceHasNotedIsNot() {
        SimulatedProcess other = lookAlike();
        app.host.file("/run/oscine/test/two/identity", app.host.processes().bootId() + "\n" + other.pid() + " "
                + other.stat().startTime() + " settled\n");
        isNobodyOfOurs(other);
    }

    @Test
    void aProcessThatComesOfAnotherInstancesStartIsNot() {
        isNobodyOfOurs(lookAlike().mark("/run/oscine/test/two#secret"));
    }

    @Test
    void aProcessOfOursWhoseNoteIsLostIsFoundWhereverItWorks() {
        app.call(ActionName.START);
        int pid = app.host.effects(Effect.Launched.class).isEmpty() ? 0 : running();
        app.host.without(SimulatedService.STATE).without("/run/app.pid");
        app.host.processAt(pid).orElseThrow().workingIn("/");
        assertThat(app.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
    }

    private int running() {
        return app.host.processes().pids().getLast();
    }

    @Test
    void whatTheKernelHidesIsNotKnown() {
        SimulatedProcess hidden = lookAlike().hidden();
        Result monitor = app.call(ActionName.MONITOR);
        assertThat(monitor.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(monitor.reason()).contains("CAP_SYS_PTRACE");
        assertThat(app.call(ActionName.START).code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(app.host.effects(Effect.Launched.class)).isEmpty();
        assertThat(app.call(ActionName.STOP).code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(hidden.alive()).isTrue();
    }

    @Test
    void whatTheKernelHidesAndLooksLikeNothingOfOursIsNobody() {
        app.host.process("/usr/bin/cron").user("other").hidden();
        assertThat(app.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
    }

    @Test
    void whatWeStartedIsKnownThoughTheKernelHidesIt() {
        app.host.launching("/opt/app").becomes(SimulatedProcess::hidden);
        assertThat(app.call(ActionName.START)).isEqualTo(Result.SUCCESS);
        assertThat(app.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        assertThat(app.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
    }

    /** As after a change of provider: a wrapper has become another program. */
    @Test
    void whatRootsOwnPidfileNamesIsOursWhateverItBecame() {
        SimulatedProcess program = app.host.process("/usr/bin/python3", "app.py").user("app");
        app.host.clock().sleep(Duration.ofSeconds(1));
        app.host.file("/run/app.pid", program.pid() + "\n");
        assertThat(app.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        assertThat(app.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(program.alive()).isFalse();
    }

    @Test
    void whatIsYoungerThanRootsPidfileIsNot() {
        app.host.file("/run/app.pid", "4711\n");
        app.host.clock().sleep(Duration.ofSeconds(1));
        isNobodyOfOurs(app.host.process("/usr/bin/python3", "app.py").user("app").pid(4711));
    }

    @Test
    void whatAPidfileNamesThatOthersCanWriteIsNot() {
        SimulatedProcess program = app.host.process("/usr/bin/python3", "app.py").user("app");
        app.host.clock().sleep(Duration.ofSeconds(1));
        app.host.file("/run/app.pid", program.pid() + "\n").owner("app");
        isNobodyOfOurs(program);
    }

    @Test
    void whatRootsPidfileNamesOfBeforeOurLastStartIsNot() {
        SimulatedProcess innocent = app.host.process("/usr/sbin/cron").user("app");
        app.host.clock().sleep(Duration.ofSeconds(1));
        app.call(ActionName.START);
        app.host.file("/run/app.pid", innocent.pid() + "\n");
        assertThat(app.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(innocent.alive()).isTrue();
    }

    @Test
    void ofAnEmptyProgramNobodySaysThatItIsNotRunning() {
        SimulatedService empty = new SimulatedService(FOREGROUND.replace("/opt/app, 4444", "\"${program}\"")
                .replace("parameters:\n", "parameters:\n  program: { summary: The program }\n"));
        assertThat(empty.call(ActionName.MONITOR).code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(empty.call(ActionName.STOP).code()).isEqualTo(OCF_ERR_GENERIC);
    }

    @Test
    void aScriptIsKnownByItsInterpreterAndItsPlace() {
        app.host.program("/bin/sh");
        app.host.file("/opt/app", "#!/bin/sh\nsleep 1\n").mode("755");
        SimulatedProcess pager = app.host.process("/usr/bin/tail", "-f", "/opt/app", "4444").user("app").workingIn("/srv/a");
        SimulatedProcess shell = app.host.process("/bin/sh", "-x", "/opt/app", "4444").user("app").workingIn("/srv/a");
        assertThat(app.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
        SimulatedProcess script = app.host.process("/bin/sh", "/opt/app", "4444").user("app").workingIn("/srv/a");
        assertThat(app.call(ActionName.MONITOR).code()).isEqualTo(OCF_SUCCESS);
        assertThat(app.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(script.alive()).isFalse();
        assertThat(pager.alive()).isTrue();
        assertThat(shell.alive()).isTrue();
    }

    @Test
    void aScriptThatEnvFindsAnInterpreterFor() {
        app.host.program("/usr/bin/python3");
        app.host.file("/opt/app", "#!/usr/bin/env -S python3 -u\n").mode("755");
        lookAlike().arguments("python3", "-u", "/opt/app", "4444").executable("/usr/bin/python3");
        assertThat(app.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
    }

    /** The same with a pidfile of its own, and no word about the directory. */
    private static final String DAEMON = """
            agent: app
            version: 1.0.0
            summary: A daemon
            status:
              server:
                pidfile: /run/app.pid
                executable: /opt/app
                user: app
            start:
              command: [/opt/app, 4444]
            stop:
              steps:
                kill: { signal: KILL }
            """;

    @Test
    void aDaemonThatNoPidfileNamesIsOursWhereAStartWouldHavePutIt() {
        SimulatedService daemon = new SimulatedService(DAEMON);
        daemon.host.user("app", 70);
        daemon.host.program("/opt/app");
        SimulatedProcess elsewhere = daemon.host.process("/opt/app", "4444").user("app").workingIn("/srv/b");
        assertThat(daemon.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
        assertThat(daemon.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(elsewhere.alive()).isTrue();
        daemon.host.process("/opt/app", "4444").user("app");
        assertThat(daemon.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
    }

    @Test
    void aDaemonThatItsPidfileNamesIsOursWhereverItWorks() {
        SimulatedService daemon = new SimulatedService(DAEMON);
        daemon.host.user("app", 70);
        daemon.host.program("/opt/app");
        SimulatedProcess elsewhere = daemon.host.process("/opt/app", "4444").user("app").workingIn("/srv/b");
        daemon.host.file("/run/app.pid", elsewhere.pid() + "\n").owner("app");
        assertThat(daemon.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
    }
}
