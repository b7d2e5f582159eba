package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_CONFIGURED;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_PERM;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.host.simulated.Effect;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;

class AsteriskStatusTest {
    private final SimulatedAsterisk asterisk = new SimulatedAsterisk();

    private Result monitor() {
        return asterisk.service.call(ActionName.MONITOR);
    }

    private void assertMonitor(ReturnCode code, String reason) {
        Result result = monitor();
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.reason()).contains(reason);
    }

    @Test
    void nothingRuns() {
        assertMonitor(OCF_NOT_RUNNING, "asterisk.pid is missing");
    }

    @Test
    void aRunningServerThatAnswersIsHealthy() {
        asterisk.running();
        assertThat(monitor()).isEqualTo(Result.SUCCESS);
        assertThat(asterisk.service.call(ActionName.STATUS)).isEqualTo(Result.SUCCESS);
    }

    @Test
    void lookingChangesNothing() {
        asterisk.running();
        asterisk.host.file(SimulatedAsterisk.PIDFILE, "");
        monitor();
        asterisk.server.end();
        monitor();
        assertThat(asterisk.host.effects()).allMatch(Effect.Ran.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "-1", "0", "1", "99999999999", "12 34"})
    void anUnusablePidfileHidesNoServer(String content) {
        asterisk.running();
        asterisk.host.file(SimulatedAsterisk.PIDFILE, content);
        assertThat(monitor()).isEqualTo(Result.SUCCESS);
        asterisk.server.end();
        assertMonitor(OCF_NOT_RUNNING, content.isEmpty() ? "is empty" : "contains no pid");
    }

    /** Whoever may write the pidfile can put there what he likes; it hides no server, and makes none. */
    @ParameterizedTest
    @ValueSource(strings = {"fifo", "directory", "socket", "loop", "huge"})
    void whatIsNoPidfileTellsNoMoreThanAMissingOne(String kind) {
        asterisk.running();
        asterisk.host.without(SimulatedAsterisk.PIDFILE);
        switch (kind) {
            case "fifo" -> asterisk.host.fifo(SimulatedAsterisk.PIDFILE);
            case "directory" -> asterisk.host.directory(SimulatedAsterisk.PIDFILE);
            case "socket" -> asterisk.host.socket(SimulatedAsterisk.PIDFILE);
            case "loop" -> asterisk.host.link(SimulatedAsterisk.PIDFILE, SimulatedAsterisk.PIDFILE);
            default -> asterisk.host.file(SimulatedAsterisk.PIDFILE, "1".repeat(2 << 20));
        }
        assertThat(monitor()).isEqualTo(Result.SUCCESS);
        assertThat(asterisk.service.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(asterisk.server.alive()).isFalse();
        assertThat(monitor().code()).isEqualTo(OCF_NOT_RUNNING);
        assertThat(asterisk.service.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
    }

    @Test
    void aLostPidfileHidesNoServer() {
        asterisk.running();
        asterisk.host.without(SimulatedAsterisk.PIDFILE);
        assertThat(monitor()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void aReusedPidIsNotTheServer() {
        int pid = asterisk.running().server.pid();
        asterisk.server.end();
        asterisk.host.process("/usr/bin/innocent", "-C", SimulatedAsterisk.CONFIG).user("asterisk").pid(pid);
        assertMonitor(OCF_NOT_RUNNING, "another program");
    }

    @Test
    void aZombieIsDead() {
        asterisk.running().server.zombie();
        assertMonitor(OCF_NOT_RUNNING, "which is gone");
    }

    @Test
    void anotherInstanceIsNotThisOne() {
        asterisk.host.process("/usr/sbin/asterisk", "-C", "/etc/other.conf").user("asterisk");
        assertMonitor(OCF_NOT_RUNNING, "missing");
    }

    @Test
    void silenceIsAnErrorAndNeverNotRunning() {
        asterisk.running();
        asterisk.host.command("asterisk", "-r").hangs();
        assertMonitor(OCF_ERR_GENERIC, "console: asterisk gave no answer within");
        assertThat(asterisk.host.elapsed()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aServerThatDiesWhileItIsAskedIsNotRunning() {
        asterisk.running();
        asterisk.host.command("asterisk", "-r").doing(() -> asterisk.server.end()).exits(1);
        assertMonitor(OCF_NOT_RUNNING, "server: no matching process");
    }

    @Test
    void anAnswerThatIsNoneIsAnError() {
        asterisk.running();
        asterisk.host.command("asterisk", "-r").prints("No such command");
        assertMonitor(OCF_ERR_GENERIC, "console: asterisk did not print 'active channel': No such command");
    }

    @ParameterizedTest
    @CsvSource({"0,OCF_SUCCESS", "1,OCF_ERR_GENERIC", "2,OCF_ERR_GENERIC", "3,OCF_NOT_RUNNING", "9,OCF_ERR_GENERIC"})
    void theMapOfSipsakStands(int exit, ReturnCode code) {
        asterisk.running().service.with("monitor_sipuri", "sip:x@127.0.0.1");
        asterisk.host.command("sipsak", "-s", "sip:x@127.0.0.1").exits(exit);
        assertThat(monitor().code()).isEqualTo(code);
    }

    @Test
    void withoutAnAddressSipIsNotAsked() {
        asterisk.running();
        monitor();
        assertThat(asterisk.service.commandsRun()).noneMatch(line -> line.startsWith("sipsak"));
    }

    @Test
    void inRealtimeTheCanaryCounts() {
        asterisk.running().withCanary();
        assertThat(monitor()).isEqualTo(Result.SUCCESS);
        asterisk.canary.end();
        assertMonitor(OCF_ERR_GENERIC, "canary: no astcanary process watches");
    }

    @Test
    void aCanaryThatNoLongerSingsIsAFailure() {
        asterisk.running().withCanary();
        asterisk.host.clock().sleep(Duration.ofSeconds(31));
        assertMonitor(OCF_ERR_GENERIC, "was last touched 31 s ago");
    }

    @Test
    void aCanaryThatOutlivesItsServerIsNoServer() {
        asterisk.running().withCanary();
        asterisk.server.end();
        assertMonitor(OCF_NOT_RUNNING, "which is gone");
    }

    @Test
    void aDecoyThatNamesTheCanarysFileIsNoCanary() {
        asterisk.running().withCanary();
        asterisk.canary.end();
        asterisk.host.process("/usr/bin/tail", "-f", SimulatedAsterisk.CANARY);
        assertMonitor(OCF_ERR_GENERIC, "no astcanary process watches");
    }

    @Test
    void aProbeToleratesAMissingConfig() {
        asterisk.service.probing();
        asterisk.host.without(SimulatedAsterisk.CONFIG);
        assertMonitor(OCF_NOT_RUNNING, "server: ");
    }

    @Test
    void aProbeDoesWithoutTheProgramWhichMayLieOnStorageThatIsNotMounted() {
        asterisk.service.probing();
        asterisk.host.without("/usr/sbin/asterisk");
        assertMonitor(OCF_NOT_RUNNING, "server: no matching process");
    }

    @Test
    void onlyRootMayLook() {
        asterisk.host.runAs("nobody");
        assertMonitor(OCF_ERR_PERM, "must run as root");
    }

    @ParameterizedTest
    @CsvSource({
        "maxfiles,abc,'abc' is not a whole number",
        "maxfiles,0,0 is less than 1",
        "realtime,perhaps,'perhaps' is neither true nor false",
        "additional_parameters,-o \"x,a quote that is never closed",
    })
    void aWrongParameterIsWrongEverywhere(String name, String value, String reason) {
        asterisk.service.with(name, value);
        assertMonitor(OCF_ERR_CONFIGURED, reason);
        assertThat(asterisk.service.call(ActionName.START).code()).isEqualTo(OCF_ERR_CONFIGURED);
        assertThat(asterisk.service.call(ActionName.STOP).code()).isEqualTo(OCF_SUCCESS);
    }
}
