package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.Machine;

/** The pidfile is the server's own, and anything can stand in it: it is a hint, never a proof. */
@RealAsterisk
class PidfileTest {

    /** What an agent that believes it would hand to kill(2) as everybody, its own group, or init. */
    private static final Set<String> DEADLY = Set.of("-1", "0", "1");
    private static final List<String> GARBAGE = List.of("", "\n", "garbage", "-1", "0", "1", "99999999", "12 34");

    /** An agent of others might kill the machine with some of it. */
    static Stream<String> garbage() {
        return GARBAGE.stream().filter(it -> AgentUnderTest.isOurs() || !DEADLY.contains(it));
    }

    @Test
    void aReusedPidIsNotTheServer() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay(); Decoy stranger = Decoy.stranger()) {
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            killServer(asterisk);
            aStrangerHasThePid(asterisk, stranger);
        }
    }

    @Test
    void aReusedPidOfTheServersUserIsNotTheServer() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay(); Decoy stranger = Decoy.strangerOfTheSameUser()) {
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            killServer(asterisk);
            aStrangerHasThePid(asterisk, stranger);
        }
    }

    private static void aStrangerHasThePid(AsteriskInstance asterisk, Decoy stranger) {
        asterisk.write(asterisk.pidfile(), stranger.pid() + "\n");
        asterisk.agent().recurring().run("monitor").gives(OCF_NOT_RUNNING);
        asterisk.agent().run("stop").gives(OCF_SUCCESS);
        stranger.lives();

        asterisk.write(asterisk.pidfile(), stranger.pid() + "\n");
        asterisk.agent().run("start").gives(OCF_SUCCESS);
        asterisk.server();
        asterisk.agent().run("stop").gives(OCF_SUCCESS);
        stranger.lives();
        asterisk.leavesNothing();
    }

    @Test
    void aServerOfAnotherInstanceIsNotTheServer() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay(); AsteriskInstance other = AsteriskInstance.lay()) {
            other.agent().run("start").gives(OCF_SUCCESS);
            asterisk.write(asterisk.pidfile(), other.server().pid() + "\n");
            asterisk.agent().run("monitor").gives(OCF_NOT_RUNNING);
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            other.server();
            other.agent().run("stop").gives(OCF_SUCCESS);
            other.leavesNothing();
        }
    }

    @Test
    void aZombieIsDead() throws Exception {
        // The shell's child has ended, but "exec" leaves it a parent that never asks.
        Process parent = new ProcessBuilder("/bin/sh", "-c", "sleep 0 & echo $!; exec sleep 600").start();
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            int zombie = Integer.parseInt(parent.inputReader().readLine());
            AsteriskInstance.await("it is a zombie", () -> Proc.alive(zombie).isEmpty());
            asterisk.write(asterisk.pidfile(), zombie + "\n");
            asterisk.agent().run("status").gives(OCF_NOT_RUNNING);
            asterisk.agent().run("monitor").gives(OCF_NOT_RUNNING);
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void aLostFileDoesNotLoseTheServer() throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            Files.delete(asterisk.pidfile());
            staysInHand(asterisk);
        }
    }

    @Test
    void aServerThatTheAgentDidNotStartIsAdopted() throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Machine.run(Machine.server().toString(), "-G", AsteriskInstance.USER, "-U", AsteriskInstance.USER,
                    "-C", asterisk.config().toString(), "-g", "-vvv", "-F");
            AsteriskInstance.await("its pidfile is there", () -> Files.exists(asterisk.pidfile()));
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            Files.delete(asterisk.pidfile());
            staysInHand(asterisk);
        }
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbageDoesNotLoseTheServer(String garbage) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            asterisk.write(asterisk.pidfile(), garbage);
            staysInHand(asterisk);
        }
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbageIsNoServer(String garbage) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.write(asterisk.pidfile(), garbage);
            asterisk.agent().run("monitor").gives(OCF_NOT_RUNNING);
            assertThat(asterisk.pidfile()).as("a monitor changes nothing").hasContent(garbage);
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void theFileNamesAnotherService() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay(); Decoy stranger = Decoy.stranger()) {
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            asterisk.write(asterisk.pidfile(), stranger.pid() + "\n");
            staysInHand(asterisk);
            stranger.lives();
        }
    }

    /** Whatever has happened to the file: the server is seen, not started twice, and stopped. */
    private static void staysInHand(AsteriskInstance asterisk) {
        int server = asterisk.server().pid();
        asterisk.agent().recurring().run("monitor").gives(OCF_SUCCESS);
        asterisk.agent().run("start").gives(OCF_SUCCESS);
        assertThat(asterisk.server().pid()).isEqualTo(server);
        asterisk.agent().run("stop").gives(OCF_SUCCESS);
        asterisk.leavesNothing();
    }

    private static void killServer(AsteriskInstance asterisk) {
        Proc server = asterisk.server();
        Proc.signal("KILL", server.pid());
        AsteriskInstance.await("the server is gone", () -> Proc.alive(server.pid()).isEmpty());
    }
}
