package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that hangs or dies. Whatever it does, each action ends by itself before Pacemaker would end it. */
@RealAsterisk
class BrokenServerTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void aMonitorOfAHungServerFailsInTime() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            startThenHang(asterisk);
            asterisk.agent().recurring().timeout(TEN_SECONDS).run("monitor").refuses(OCF_ERR_GENERIC);
            asterisk.agent().recurring().timeout(TEN_SECONDS).run("monitor").refuses(OCF_ERR_GENERIC);
            assertThat(asterisk.clients()).as("clients that hang").isEmpty();
        }
    }

    /** The console begins with a complaint if it does not find the default configuration, which is none of its reasons. */
    @Test
    void aServerThatCannotBeAskedIsAFailureWithTheReasonOfItsConsole() throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            Files.delete(asterisk.controlSocket());
            assertThat(asterisk.agent().recurring().run("monitor").refuses(OCF_ERR_GENERIC).reasons().getFirst())
                    .startsWith("console: asterisk exited with 1: Unable to connect to remote asterisk");
        }
    }

    @Test
    void aMonitorThatIsKilledLeavesNoClient() throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay();
                ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            Files.delete(asterisk.controlSocket());
            silent.bind(UnixDomainSocketAddress.of(asterisk.controlSocket()));
            AgentCall.Running monitor = asterisk.agent().recurring().begin("monitor");
            AsteriskInstance.await("the console is asked", () -> !asterisk.clients().isEmpty());
            monitor.kill();
            AsteriskInstance.await("its client is gone", () -> asterisk.clients().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 10, 20})
    void aHungServerIsStoppedInTime(int seconds) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            startThenHang(asterisk);
            asterisk.agent().timeout(Duration.ofSeconds(seconds)).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @Test
    void aHungServerIsStoppedInTimeWithItsCanary() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent(Mode.REALTIME).run("start").gives(OCF_SUCCESS);
            Proc.signal("STOP", asterisk.server().pid());
            asterisk.agent(Mode.REALTIME).timeout(TEN_SECONDS).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @Test
    void aServerThatNeedsASecondToStopIsNotKilled() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.append(asterisk.etc("logger.conf"), "full => verbose\n");
            startThenHang(asterisk);
            AgentCall.Running stop = asterisk.agent().timeout(Duration.ofSeconds(5)).begin("stop");
            AsteriskInstance.pause(Duration.ofSeconds(1));
            asterisk.servers().forEach(server -> Proc.signal("CONT", server.pid()));
            stop.await().gives(OCF_SUCCESS);
            assertThat(asterisk.log().resolve("full")).content().contains("Asterisk cleanly ending");
            asterisk.leavesNothing();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "status", "validate-all", "monitor"})
    void everyActionOnAHungServerEndsByItself(String action) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            startThenHang(asterisk);
            Call call = asterisk.agent().timeout(TEN_SECONDS).run(action).endedByItself();
            assertThat(call.exit()).isNotEqualTo(OCF_NOT_RUNNING.number());
            if (call.exit() != OCF_SUCCESS.number()) {
                call.saysWhy();
            }
            assertThat(asterisk.servers()).hasSize(1);
            assertThat(asterisk.clients()).as("clients that hang").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aKilledServerIsSeenAndStartedAnew(Mode mode) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent(mode).run("start").gives(OCF_SUCCESS);
            Proc server = asterisk.server();
            Proc.signal("KILL", server.pid());
            AsteriskInstance.await("the server is gone", () -> Proc.alive(server.pid()).isEmpty());
            asterisk.agent(mode).recurring().run("monitor").gives(OCF_NOT_RUNNING);
            asterisk.agent(mode).run("start").gives(OCF_SUCCESS);
            asterisk.agent(mode).recurring().run("monitor").gives(OCF_SUCCESS);
            asterisk.agent(mode).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @Test
    void aKilledServerIsCleanedUpByTheStop() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent(Mode.REALTIME).run("start").gives(OCF_SUCCESS);
            Proc server = asterisk.server();
            Proc.signal("KILL", server.pid());
            AsteriskInstance.await("the server is gone", () -> Proc.alive(server.pid()).isEmpty());
            asterisk.agent(Mode.REALTIME).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @Test
    void aSipAddressThatNeverAnswersIsNotWaitedForTooLong() throws Exception {
        try (AsteriskInstance asterisk = AsteriskInstance.lay();
                DatagramSocket mute = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            Call call = asterisk.agent()
                    .recurring()
                    .timeout(TEN_SECONDS)
                    .with("monitor_sipuri", "sip:probe@127.0.0.1:" + mute.getLocalPort())
                    .run("monitor")
                    .endedByItself()
                    .saysWhy();
            assertThat(call.exit()).as("exit status of %s", call).isNotZero();
        }
    }

    private static void startThenHang(AsteriskInstance asterisk) {
        asterisk.agent().run("start").gives(OCF_SUCCESS);
        Proc.signal("STOP", asterisk.server().pid());
    }
}
