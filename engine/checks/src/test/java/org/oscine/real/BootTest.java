package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Machine;

/** The server forks at once and boots behind everybody's back: what can happen until it is ready. */
@RealAsterisk
class BootTest {

    @ParameterizedTest
    @EnumSource(Mode.class)
    void twoStartsAtOnceMakeOneServer(Mode mode) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            AgentCall.Running one = asterisk.agent(mode).begin("start");
            AgentCall.Running two = asterisk.agent(mode).begin("start");
            one.await().gives(OCF_SUCCESS);
            two.await().gives(OCF_SUCCESS);
            assertThat(asterisk.servers()).hasSize(1);
            asterisk.agent(mode).recurring().run("monitor").gives(OCF_SUCCESS);
            asterisk.agent(mode).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"require = res_not_there.so", "preload-require = res_not_there.so", "[unclosed"})
    void aBootThatFailsIsNoticedSoon(String line) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.append(asterisk.etc("modules.conf"), line + "\n");
            failsSoon(asterisk);
        }
    }

    @Test
    void aBootWithoutModulesFails() throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Files.delete(asterisk.etc("modules.conf"));
            failsSoon(asterisk);
        }
    }

    private static void failsSoon(AsteriskInstance asterisk) {
        Call start = asterisk.agent().run("start").refuses(OCF_ERR_GENERIC);
        assertThat(start.duration()).isLessThan(Duration.ofSeconds(8));
        asterisk.agent().run("monitor").gives(OCF_NOT_RUNNING);
        asterisk.agent().run("stop").gives(OCF_SUCCESS);
        asterisk.leavesNothing();
    }

    @Test
    void aServerThatIsKilledWhileItBootsIsNotWaitedFor() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.delayBoot("extensions.conf", Duration.ofSeconds(15));
            AgentCall.Running start = asterisk.agent().begin("start");
            AsteriskInstance.await("the server boots", () -> Files.exists(asterisk.pidfile()));
            Proc.signal("KILL", asterisk.server().pid());
            assertThat(start.await().refuses(OCF_ERR_GENERIC).duration()).isLessThan(Duration.ofSeconds(8));
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"logger.conf", "extensions.conf"})
    void aStartIsDoneWhenTheServerIsReady(String late) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.delayBoot(late, Duration.ofSeconds(3));
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            assertThat(console(asterisk, "core show channels count")).contains("active channel");
            asterisk.agent().recurring().run("monitor").gives(OCF_SUCCESS);
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @Test
    void aBootThatPausesIsWaitedFor() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            AgentCall.Running start = asterisk.agent().begin("start");
            AsteriskInstance.await("the server boots", () -> Files.exists(asterisk.pidfile()));
            int server = asterisk.server().pid();
            Proc.signal("STOP", server);
            AsteriskInstance.pause(Duration.ofSeconds(2));
            Proc.signal("CONT", server);
            start.await().gives(OCF_SUCCESS);
            assertThat(asterisk.server().pid()).isEqualTo(server);
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @Test
    void aStartThatMeetsABootingServerWaitsForIt() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.delayBoot("extensions.conf", Duration.ofSeconds(3));
            AgentCall.Running first = asterisk.agent().begin("start");
            AsteriskInstance.await("the server boots", () -> Files.exists(asterisk.controlSocket()));
            first.kill();
            int server = asterisk.server().pid();
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            assertThat(asterisk.server().pid()).isEqualTo(server);
            asterisk.agent().recurring().run("monitor").gives(OCF_SUCCESS);
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @Test
    void aBootThatTakesTooLongEndsTheStartInTime() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.delayBoot("extensions.conf", Duration.ofSeconds(60));
            asterisk.agent().timeout(Duration.ofSeconds(10)).run("start").refuses(OCF_ERR_GENERIC);
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    /** A SIGTERM that comes while the server boots is lost, and the console does not know its commands yet. */
    @ParameterizedTest
    @ValueSource(strings = {"logger.conf", "extensions.conf"})
    void aServerThatStillBootsIsStopped(String late) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.delayBoot(late, Duration.ofSeconds(5));
            AgentCall.Running start = asterisk.agent().begin("start");
            AsteriskInstance.await("the server boots", () -> Files.exists(asterisk.pidfile()));
            AsteriskInstance.pause(Duration.ofMillis(500));
            start.kill();
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    /** Pacemaker kills at any moment, and asks for a stop next. */
    @ParameterizedTest
    @ValueSource(ints = {20, 60, 120, 200, 300, 450, 700, 1000})
    void aStartThatIsKilledCanBeStoppedAndStartedAgain(int milliseconds) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            AgentCall.Running start = asterisk.agent(Mode.REALTIME).begin("start");
            AsteriskInstance.pause(Duration.ofMillis(milliseconds));
            start.kill();
            asterisk.agent(Mode.REALTIME).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
            asterisk.agent(Mode.REALTIME).run("start").gives(OCF_SUCCESS);
            asterisk.agent(Mode.REALTIME).recurring().run("monitor").gives(OCF_SUCCESS);
            asterisk.agent(Mode.REALTIME).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    private static String console(AsteriskInstance asterisk, String command) {
        return Machine.run(Machine.server().toString(), "-C", asterisk.config().toString(), "-r", "-x", command);
    }
}
