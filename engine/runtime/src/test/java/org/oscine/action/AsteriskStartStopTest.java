package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_ARGS;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.host.Invocation;
import org.oscine.host.simulated.Effect;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;

class AsteriskStartStopTest {
    private final SimulatedAsterisk asterisk = new SimulatedAsterisk();

    private Result start() {
        return asterisk.service.call(ActionName.START);
    }

    private Result stop() {
        return asterisk.service.call(ActionName.STOP);
    }

    private Invocation starter() {
        return asterisk.host.effects(Effect.RanStarter.class).getFirst().invocation();
    }

    @Test
    void aStartReturnsWhenTheServerHasBooted() {
        asterisk.boot = Duration.ofSeconds(5);
        assertThat(start()).isEqualTo(Result.SUCCESS);
        assertThat(asterisk.host.elapsed()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5400));
        assertThat(asterisk.service.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
    }

    @Test
    void theCommandLineIsTheDeclaredOne() {
        asterisk.service.with("realtime", "on").with("maxfiles", "4711").with("additional_parameters", "-L '0.5 x'");
        asterisk.host.command("asterisk", "-G").exits(1);
        start();
        assertThat(starter().argv()).containsExactly("asterisk", "-G", "asterisk", "-U", "asterisk",
                "-C", SimulatedAsterisk.CONFIG, "-L", "0.5 x", "-F", "-p");
        assertThat(starter().limits()).containsEntry("nofile", "4711");
    }

    @Test
    void withoutRealtimeThereIsNoSuchArgument() {
        start();
        assertThat(starter().argv()).endsWith("-g", "-vvv", "-F");
    }

    @Test
    void theClientLeavesNoHistory() {
        start();
        assertThat(asterisk.host.effects(Effect.Ran.class)).isNotEmpty()
                .allMatch(ran -> Optional.empty().equals(ran.invocation().environment().get("HOME")));
    }

    @Test
    void aSecondStartStartsNothing() {
        start();
        assertThat(start()).isEqualTo(Result.SUCCESS);
        assertThat(asterisk.host.effects(Effect.RanStarter.class)).hasSize(1);
    }

    @Test
    void directoriesAreMadeForTheUser() {
        start();
        assertThat(asterisk.host.effects(Effect.MadeDirectory.class)).extracting(Effect.MadeDirectory::path)
                .contains("/run/ast", "/var/log/ast", "/var/log/ast/cdr-csv", "/var/log/ast/cdr-custom");
    }

    @Test
    void aFileInThePlaceOfADirectoryIsSaid() {
        asterisk.host.file("/var/log/ast", "");
        Result result = start();
        assertThat(result.code()).isEqualTo(OCF_ERR_ARGS);
        assertThat(result.reason()).isEqualTo("directories: /var/log/ast is not a directory");
        assertThat(asterisk.host.effects(Effect.RanStarter.class)).isEmpty();
    }

    @Test
    void aMissingConfigKeepsItFromStarting() {
        asterisk.host.without(SimulatedAsterisk.CONFIG);
        Result result = start();
        assertThat(result.code()).isEqualTo(OCF_ERR_INSTALLED);
        assertThat(result.reason()).isEqualTo("config: " + SimulatedAsterisk.CONFIG + " does not exist");
    }

    @Test
    void aBootThatFailsEndsTheStartAtOnceAndLeavesNothing() {
        asterisk.boot = Duration.ofSeconds(60);
        asterisk.host.after(Duration.ofMillis(900), () -> asterisk.server.end());
        Result result = start();
        assertThat(result.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(result.reason()).startsWith("the service exited during startup");
        assertThat(asterisk.host.elapsed()).isLessThan(Duration.ofMillis(1500));
        assertThat(asterisk.host.fileAt(SimulatedAsterisk.PIDFILE)).isEmpty();
        assertThat(asterisk.host.fileAt(SimulatedAsterisk.SOCKET)).isEmpty();
    }

    @Test
    void aStarterThatFailsSaysWhy() {
        asterisk.host.command("asterisk", "-G").exits(1).prints("Unable to open config\n");
        assertThat(start()).isEqualTo(Result.of(OCF_ERR_GENERIC, "start: asterisk exited with 1: Unable to open config"));
    }

    @Test
    void aServerThatNeverBootsIsReportedBeforePacemakersTimeout() {
        asterisk.boot = Duration.ofMinutes(10);
        Result result = asterisk.service.call(ActionName.START, Duration.ofSeconds(10));
        assertThat(result.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(result.reason()).startsWith("not ready after 8.5 s: booted: ");
        assertThat(asterisk.host.elapsed()).isLessThan(Duration.ofSeconds(10));
        assertThat(asterisk.server.alive()).as("what a start cannot bring up it ends").isFalse();
        assertThat(asterisk.service.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
    }

    @Test
    void aServerThatNeverBootsAndDoesNotListenIsKilledInTime() {
        asterisk.boot = Duration.ofMinutes(10);
        asterisk.host.after(Duration.ofSeconds(1), () -> asterisk.server.ignores("TERM"));
        Result result = asterisk.service.call(ActionName.START, Duration.ofSeconds(10));
        assertThat(result.reason()).startsWith("not ready after 8.5 s: booted: ");
        assertThat(asterisk.host.elapsed()).isLessThan(Duration.ofMillis(9500));
        assertThat(asterisk.server.alive()).isFalse();
    }

    @Test
    void oneThatIsThereAlreadyAndNeverBootsIsLeftToAStop() {
        asterisk.boot = Duration.ofMinutes(10);
        asterisk.booting();
        Result result = asterisk.service.call(ActionName.START, Duration.ofSeconds(10));
        assertThat(result.reason()).startsWith("not ready after 8.5 s: booted: ");
        assertThat(asterisk.server.alive()).isTrue();
    }

    @Test
    void aStaleCanaryIsKilledAndADecoyIsNot() {
        SimulatedProcess stale = asterisk.host.process("/usr/sbin/astcanary", SimulatedAsterisk.CANARY, "77");
        SimulatedProcess decoy = asterisk.host.process("/usr/bin/vi", SimulatedAsterisk.CANARY);
        SimulatedProcess other = asterisk.host.process("/usr/sbin/astcanary", "/run/other/canary", "78");
        assertThat(start()).isEqualTo(Result.SUCCESS);
        assertThat(stale.alive()).isFalse();
        assertThat(decoy.alive()).isTrue();
        assertThat(other.alive()).isTrue();
    }

    @Test
    void aStopAsksTheConsoleAndCleansUp() {
        start();
        assertThat(stop()).isEqualTo(Result.SUCCESS);
        assertThat(asterisk.service.commandsRun()).last().asString().endsWith("core stop now");
        assertThat(asterisk.host.effects(Effect.Signalled.class)).isEmpty();
        assertThat(asterisk.host.fileAt(SimulatedAsterisk.PIDFILE)).isEmpty();
        assertThat(asterisk.host.fileAt(SimulatedAsterisk.SOCKET)).isEmpty();
        assertThat(asterisk.host.fileAt(SimulatedService.STATE + "/identity")).isEmpty();
        assertThat(stop()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void aServerThatDoesNotListenIsTerminatedThenKilled() {
        start();
        asterisk.host.command("asterisk", "-r").hangs();
        asterisk.server.ignores("TERM");
        assertThat(stop()).isEqualTo(Result.SUCCESS);
        assertThat(asterisk.host.effects(Effect.Signalled.class)).extracting(Effect.Signalled::signal)
                .containsSubsequence("TERM", "TERM", "KILL");
        assertThat(asterisk.host.elapsed()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aLostTermIsSentAgain() {
        start();
        asterisk.host.command("asterisk", "-r").exits(1);
        asterisk.server.ignores("TERM");
        asterisk.host.after(Duration.ofSeconds(1), () -> asterisk.server.on("TERM", SimulatedProcess::end));
        assertThat(stop()).isEqualTo(Result.SUCCESS);
        assertThat(asterisk.host.effects(Effect.Signalled.class)).extracting(Effect.Signalled::signal)
                .containsExactly("TERM", "TERM");
    }

    @Test
    void anUnkillableServerIsAFailedStopWithItsState() {
        start();
        asterisk.host.command("asterisk", "-r").hangs();
        asterisk.server.unkillable();
        Result result = asterisk.service.call(ActionName.STOP, Duration.ofSeconds(10));
        assertThat(result.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(result.reason()).contains("still there after SIGKILL (state D)");
        assertThat(asterisk.host.fileAt(SimulatedAsterisk.PIDFILE)).isPresent();
    }

    @Test
    void aStopNeedsNoStateThatCanBeWritten() {
        start();
        asterisk.host.readOnly("/run/oscine");
        assertThat(stop()).isEqualTo(Result.SUCCESS);
        assertThat(asterisk.alive()).isFalse();
        assertThat(start().code()).isEqualTo(OCF_ERR_GENERIC);
    }

    @Test
    void aStopNeedsNoConfigFile() {
        start();
        asterisk.host.without(SimulatedAsterisk.CONFIG);
        assertThat(stop()).isEqualTo(Result.SUCCESS);
        assertThat(asterisk.alive()).isFalse();
        assertThat(asterisk.host.fileAt(SimulatedAsterisk.PIDFILE)).isEmpty();
    }

    @Test
    void aStopFindsAServerThatSomebodyElseStartedThoughTheConfigIsGone() {
        asterisk.running();
        asterisk.host.without(SimulatedAsterisk.CONFIG);
        assertThat(stop()).isEqualTo(Result.SUCCESS);
        assertThat(asterisk.alive()).isFalse();
    }

    @Test
    void aStopLeavesAReusedPidAlone() {
        start();
        int pid = asterisk.server.pid();
        asterisk.server.end();
        SimulatedProcess innocent = asterisk.host.process("/usr/sbin/cron").pid(pid);
        assertThat(stop()).isEqualTo(Result.SUCCESS);
        assertThat(innocent.alive()).isTrue();
    }

    @Test
    void aPidfileThatNamesAnotherInstanceIsLeftAlone() {
        SimulatedProcess other =
                asterisk.host.process("/usr/sbin/asterisk", "-C", "/etc/other.conf").user("asterisk");
        asterisk.host.file(SimulatedAsterisk.PIDFILE, Integer.toString(other.pid()));
        assertThat(stop()).isEqualTo(Result.SUCCESS);
        assertThat(other.alive()).isTrue();
        assertThat(asterisk.host.fileAt(SimulatedAsterisk.PIDFILE)).isPresent();
        assertThat(start().reason()).contains("another instance");
    }

    @Test
    void inRealtimeTheCanaryGoesWithTheServer() {
        asterisk.running().withCanary();
        assertThat(stop()).isEqualTo(Result.SUCCESS);
        assertThat(asterisk.canary.alive()).isFalse();
    }

    @Test
    void childrenThatOutliveTheServerAreSwept() {
        start();
        SimulatedProcess child = asterisk.host.process("/usr/bin/agi-script").parent(asterisk.server);
        assertThat(stop()).isEqualTo(Result.SUCCESS);
        assertThat(child.alive()).isFalse();
    }

    @Test
    void afterABootTheKeptIdentityMeansNothing() {
        start();
        asterisk.host.reboot();
        assertThat(asterisk.service.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
    }

    @Test
    void whereNotesCannotBeKeptNothingIsStarted() {
        asterisk.host.directory(SimulatedService.STATE);
        asterisk.host.file(SimulatedService.STATE + "/lock", "");
        asterisk.host.full(SimulatedService.STATE);
        Result result = start();
        assertThat(result.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(result.reason()).contains("No space left");
        assertThat(asterisk.host.effects(Effect.RanStarter.class)).isEmpty();
    }

    @Test
    void theAgentHasNoRolesYet() {
        assertThat(asterisk.service.call(ActionName.PROMOTE).code().number()).isEqualTo(3);
        assertThat(asterisk.service.call(ActionName.RELOAD).code().number()).isEqualTo(3);
        assertThat(asterisk.service.call(ActionName.VALIDATE_ALL).code()).isEqualTo(OCF_SUCCESS);
    }
}
