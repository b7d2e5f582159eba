package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_ERR_PERM;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.host.linux.OpenFiles;

/** Whatever happens to the resident engine, the agents' answers are right. */
@NeedsPrograms({"cc", "setpriv", "systemd-analyze"})
class ResidentEngineTest {
    /** Calls while the engine is killed again and again; engine/bench/soak makes a thousand of them. */
    private static final int CALLS = Integer.getInteger("oscine.resident.calls", 150);

    /** How long the service sleeps, by default, and a slow question: no other process of the machine does so. */
    private final String service = Long.toString(900_000_000_000L + System.nanoTime() % 1_000_000_000);
    private final String question = "7" + service;

    private ResidentEngineProcess engine;
    private Path marker;

    @BeforeEach
    void anAgentWhoseMonitorMayTakeItsTime() throws IOException {
        Path sources = Machine.scratch("serve-src");
        try {
            engine = new ResidentEngineProcess(descriptor(sources).toString());
        } finally {
            Machine.remove(sources);
        }
        marker = engine.root().resolve("slow");
    }

    private Path descriptor(Path directory) throws IOException {
        return Files.writeString(directory.resolve("sleeper.yaml"), """
                agent: sleeper
                version: 1.0.0
                summary: Sleeps
                parameters:
                  seconds: { type: integer, default: %s, summary: How long }
                  marker: { default: /nonexistent, summary: While there is such a file a monitor is slow }
                  log: { summary: File for its output }
                monitor:
                  question:
                    run: [sh, -c, 'if [ -e "$$0" ]; then exec sleep %s; fi', "${marker}"]
                start:
                  foreground: [sleep, "${seconds}"]
                  log: ${log}
                stop:
                  steps:
                    kill: { signal: KILL }
                """.formatted("8" + service, question));
    }

    @AfterEach
    void nothingIsLeft() {
        agent().run("stop");
        engine.close();
        assertThat(Proc.mentioning(question)).isEmpty();
    }

    private AgentCall agent() {
        return engine.agent("sleeper").instance("sleeper-1").with("marker", marker.toString())
                .with("seconds", service);
    }

    @Test
    void itAnswersWithoutAJvmOfTheCallsOwn() {
        engine.start();
        agent().run("start").gives(OCF_SUCCESS);
        engine.bar();
        agent().recurring().run("monitor").gives(OCF_SUCCESS);
        agent().run("validate-all").gives(OCF_SUCCESS);
        agent().run("meta-data").gives(OCF_SUCCESS);
        agent().run("stop").refuses(OCF_ERR_INSTALLED);
        engine.unbar();
    }

    @Test
    void whatItSaysIsWhatTheColdWaySays() {
        engine.start();
        sameAnswers();
        agent().run("start").gives(OCF_SUCCESS);
        sameAnswers();
        Proc.signal("KILL", agentsProcess());
        sameAnswers();
    }

    /** Else its file system could not be unmounted on this node. */
    @Test
    void aStartLeavesNoFileOfTheServiceOpenInTheEngine() throws IOException {
        engine.start();
        Path log = engine.root().resolve("sleeper.log");
        agent().with("log", log.toString()).run("start").gives(OCF_SUCCESS);

        assertThat(log).exists();
        assertThat(OpenFiles.of(Path.of("/proc/" + engine.process().pid() + "/fd"))).doesNotContain(log.toRealPath().toString());
    }

    private void sameAnswers() {
        for (String action : List.of("monitor", "status", "validate-all")) {
            for (String seconds : List.of(service, "some", "")) {
                Call cold = agent().environment("OSCINE_SOCKET", "/nonexistent").with("seconds", seconds).run(action);
                engine.bar();
                Call resident = agent().with("seconds", seconds).run(action);
                engine.unbar();
                assertThat(resident.exit()).as(action + " " + seconds).isEqualTo(cold.exit());
                assertThat(resident.reasons()).as(action + " " + seconds).isEqualTo(cold.reasons());
                assertThat(resident.stdout()).as(action + " " + seconds).isEqualTo(cold.stdout());
            }
        }
    }

    private int agentsProcess() {
        return Proc.mentioning(service).stream().filter(it -> it.argv().equals(List.of("sleep", service)))
                .findFirst().orElseThrow().pid();
    }

    @Test
    void killedAtAnyMomentItCostsNoRightAnswer() throws Exception {
        agent().run("start").gives(OCF_SUCCESS);
        engine.start();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Call>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(callers.submit(() -> agent().recurring().run("monitor")));
            }
            Random random = new Random(6);
            while (!calls.getLast().isDone()) {
                Thread.sleep(random.nextInt(300));
                engine.kill();
                engine.start();
            }
            for (Future<Call> call : calls) {
                call.get().gives(OCF_SUCCESS);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void oneThatHangsIsNotWaitedFor() {
        agent().run("start").gives(OCF_SUCCESS);
        engine.start();
        Proc.signal("STOP", (int) engine.process().pid());
        Call call = agent().recurring().timeout(Duration.ofSeconds(20)).run("monitor").gives(OCF_SUCCESS);
        assertThat(call.duration()).isBetween(Duration.ofMillis(1900), Duration.ofSeconds(15));
    }

    @Test
    void aClientThatIsKilledTakesItsCommandsWithIt() throws Exception {
        agent().run("start").gives(OCF_SUCCESS);
        engine.start();
        Files.createFile(marker);
        List<AgentCall.Running> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(agent().recurring().begin("monitor"));
        }
        AsteriskInstance.await("all ask", () -> Proc.mentioning(question).size() >= calls.size());
        calls.forEach(AgentCall.Running::kill);
        AsteriskInstance.await("no question is left", () -> Proc.mentioning(question).isEmpty());
        Files.delete(marker);
        engine.bar();
        agent().recurring().run("monitor").gives(OCF_SUCCESS);
        engine.unbar();
    }

    @Test
    void aHungQuestionHoldsUpNobodyElseAndEndsBeforeItsTime() throws Exception {
        agent().run("start").gives(OCF_SUCCESS);
        engine.start();
        Files.createFile(marker);
        engine.bar();
        AgentCall.Running slow = agent().recurring().timeout(Duration.ofSeconds(6)).begin("monitor");
        AsteriskInstance.await("it asks", () -> !Proc.mentioning(question).isEmpty());
        agent().with("marker", "/nonexistent").recurring().run("monitor").gives(OCF_SUCCESS);
        slow.await().fails();
        engine.unbar();
    }

    @Test
    void aChangedDescriptorCountsAtOnce() throws IOException {
        engine.start();
        agent().run("monitor").gives(OCF_NOT_RUNNING);
        Path descriptor = engine.home().resolve("descriptors/sleeper.yaml");
        String changed = Files.readString(descriptor).replace("summary: Sleeps", "summary: Sleeps on");
        Files.writeString(descriptor, changed.replace("monitor:\n", "validate:\n  none: { binary: none-such-86 }\nmonitor:\n"));

        engine.bar();
        agent().run("validate-all").refuses(OCF_ERR_INSTALLED);
        engine.unbar();
        assertThat(agent().run("meta-data").gives(OCF_SUCCESS).stdout()).contains("Sleeps on");
        // Once the source is at rest, what was asked for anew is stored again.
        Files.setLastModifiedTime(descriptor, FileTime.from(Instant.now().minusSeconds(60)));
        agent().run("meta-data").gives(OCF_SUCCESS);
        engine.bar();
        assertThat(agent().run("meta-data").gives(OCF_SUCCESS).stdout()).contains("Sleeps on");
        engine.unbar();
    }

    @Test
    void aDescriptorThatOthersMayWriteIsRefusedOnEveryWay() throws IOException {
        engine.start();
        Path descriptor = engine.home().resolve("descriptors/sleeper.yaml");
        Files.setPosixFilePermissions(descriptor, PosixFilePermissions.fromString("rw-rw-rw-"));
        agent().run("meta-data").refuses(OCF_ERR_PERM);
        engine.bar();
        agent().run("monitor").refuses(OCF_ERR_PERM);
        engine.unbar();
    }

    @Test
    void anotherEngineTakesItsPlace() throws IOException {
        engine.start();
        Path archive = engine.home().resolve("lib/agent/agent.jar");
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().minusSeconds(3600)));
        agent().run("monitor").gives(OCF_NOT_RUNNING);
        assertThat(engine.ended()).isZero();
        assertThat(engine.socket()).doesNotExist();
    }

    @Test
    void systemdUnderstandsItsUnit() {
        assertThat(Machine.run("systemd-analyze", "verify", "--man=no",
                engine.home().resolve("systemd/oscine.service").toString())).isEmpty();
    }

    @Test
    void itIsAServiceOfTheClusterItself() {
        try (ResidentEngineProcess cluster = new ResidentEngineProcess("engine")) {
            AgentCall agent = cluster.agent("engine").with("binary", cluster.home().resolve("bin/oscine").toString())
                    .with("socket", cluster.socket().toString()).recurring();
            agent.run("monitor").gives(OCF_NOT_RUNNING);
            agent.run("start").gives(OCF_SUCCESS);
            agent.run("start").gives(OCF_SUCCESS);
            cluster.bar(); // it answers for its own agent, too
            agent.run("monitor").gives(OCF_SUCCESS);
            cluster.unbar();
            int pid = Proc.mentioning(cluster.socket().toString()).getFirst().pid();
            Proc.signal("STOP", pid);
            agent.timeout(Duration.ofSeconds(8)).run("monitor").fails();
            Proc.signal("KILL", pid);
            agent.run("monitor").gives(OCF_NOT_RUNNING);
            agent.run("start").gives(OCF_SUCCESS);
            agent.run("stop").gives(OCF_SUCCESS);
            assertThat(cluster.socket()).doesNotExist();
            assertThat(Proc.mentioning(cluster.root().toString())).isEmpty();
        }
    }

    @Test
    void itEndsBySigtermAndLeavesNothing() throws Exception {
        engine.start();
        agent().run("start").gives(OCF_SUCCESS);
        Files.createFile(marker);
        AgentCall.Running call = agent().recurring().timeout(Duration.ofSeconds(8)).begin("monitor");
        AsteriskInstance.await("it asks", () -> !Proc.mentioning(question).isEmpty());
        engine.process().destroy();
        assertThat(engine.ended()).isEqualTo(143);
        assertThat(engine.socket()).doesNotExist();
        Files.delete(marker);
        call.await().endedByItself();
    }

    @Test
    void onlyRootIsServedAndEverybodyGetsTheMetadata() {
        engine.start();
        engine.bar();
        agent().asNobody().run("meta-data").gives(OCF_SUCCESS);
        agent().asNobody().run("monitor").refuses(OCF_ERR_INSTALLED); // barred: it went the cold way
        engine.unbar();
    }
}
