package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;

/** A master that writes a title over its argv, and workers that outlive it. */
class WorkersTest {
    private static final String PIDFILE = "/run/webd.pid";
    private static final String DESCRIPTOR = """
            agent: webd
            version: 1.0.0
            summary: A master with workers
            status:
              master: { pidfile: /run/webd.pid, executable: webd, arguments: [-c, /etc/webd.conf] }
            start:
              command: [webd, -c, /etc/webd.conf]
            stop:
              steps:
                terminate: { signal: TERM }
                kill: { signal: KILL }
            """;

    private final SimulatedService webd = new SimulatedService(DESCRIPTOR);
    private SimulatedProcess master;
    private SimulatedProcess worker;

    @BeforeEach
    void install() {
        webd.host.program("/usr/sbin/webd");
        webd.host.command("webd", "-c").doing(() -> {
            master = webd.host.process("/usr/sbin/webd");
            master.arguments("webd: master process webd -c /etc/webd.conf", "", "");
            worker = webd.host.process("/usr/sbin/webd").arguments("webd: worker process", "").parent(master);
            SimulatedProcess child = worker;
            master.on("TERM", process -> {
                child.end();
                process.end();
            });
            webd.host.file(PIDFILE, master.pid() + "\n");
        });
    }

    @Test
    void theMasterIsKnownByItsTitle() {
        assertThat(webd.call(ActionName.START)).isEqualTo(Result.SUCCESS);
        webd.host.without(SimulatedService.STATE + "/identity").without(PIDFILE);
        assertThat(webd.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
    }

    @Test
    void aTitleThatOnlyBeginsAlikeIsAnotherInstance() {
        webd.host.process("/usr/sbin/webd").arguments("webd: master process webd -c /etc/webd.conf.old");
        assertThat(webd.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
    }

    @Test
    void workersThatOutliveTheirMasterAreAFailureAndAreStopped() {
        webd.call(ActionName.START);
        master.end();
        Result monitor = webd.call(ActionName.MONITOR);
        assertThat(monitor.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(monitor.reason()).contains("other processes of the service still run: " + worker.pid());
        assertThat(webd.call(ActionName.START).reason()).startsWith("stop it first");
        assertThat(webd.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(worker.alive()).isFalse();
        assertThat(webd.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
    }

    @Test
    void workersThatAreLeftByTheLastStepAreEnded() {
        webd.call(ActionName.START);
        master.stopped();
        worker.stopped();
        assertThat(webd.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(worker.alive()).isFalse();
    }

    @Test
    void aMasterThatDiesInTheStartLeavesNoWorkers() {
        String descriptor = DESCRIPTOR.replace("start:\n", "monitor:\n  port: { tcp: \"127.0.0.1:80\" }\nstart:\n");
        SimulatedService unready = new SimulatedService(descriptor);
        unready.host.program("/usr/sbin/webd");
        unready.host.command("webd", "-c").doing(() -> {
            master = unready.host.process("/usr/sbin/webd", "-c", "/etc/webd.conf");
            worker = unready.host.process("/usr/sbin/webd").parent(master);
            unready.host.after(java.time.Duration.ofMillis(200), master::end);
        });
        Result start = unready.call(ActionName.START);
        assertThat(start.reason()).startsWith("the service exited during startup");
        assertThat(worker.alive()).isFalse();
    }

    @Test
    void aWorkerWithTheArgvOfItsMasterIsNoMaster() {
        webd.call(ActionName.START);
        worker.arguments("webd", "-c", "/etc/webd.conf");
        master.stopped();
        master.end();
        assertThat(webd.call(ActionName.MONITOR).reason()).contains("other processes of the service still run: " + worker.pid());
        assertThat(webd.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(worker.alive()).isFalse();
    }

    @Test
    void theHeirOfAMasterIsNamedByThePidfile() {
        webd.call(ActionName.START);
        worker.arguments("webd", "-c", "/etc/webd.conf");
        webd.host.file(PIDFILE, worker.pid() + "\n");
        master.end();
        assertThat(webd.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
    }

    @Test
    void whateverItsProgramWhatAMasterLeavesIsItsOwn() {
        webd.call(ActionName.START);
        worker.end();
        SimulatedProcess shell = webd.host.process("/bin/sh").parent(master);
        master.end();
        assertThat(webd.call(ActionName.MONITOR).code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(webd.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(shell.alive()).isFalse();
        assertThat(webd.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
    }

    @Test
    void aSessionOfWhoeverHasThePidNowIsNotTheServices() {
        webd.call(ActionName.START);
        int pid = master.pid();
        master.end();
        worker.end();
        SimulatedProcess stranger = webd.host.process("/usr/sbin/webd", "-c", "/etc/other.conf").pid(pid);
        SimulatedProcess theirs = webd.host.process("/usr/sbin/webd").parent(stranger);
        webd.host.without(PIDFILE);
        assertThat(webd.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(theirs.alive()).isTrue();
    }
}
