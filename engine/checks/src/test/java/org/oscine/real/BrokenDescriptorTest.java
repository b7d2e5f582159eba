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
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Machine;
import org.oscine.ocf.ReturnCode;

/**
 * A descriptor that is broken while its service runs: whatever runs goes by the one that it was started with. One call at a
 * time, since some take the cold way out of the installation.
 */
@Execution(ExecutionMode.SAME_THREAD)
@NeedsPrograms({"cc", "setsid"})
class BrokenDescriptorTest {
    private final String seconds = Long.toString(930_000_000_000L + System.nanoTime() % 1_000_000_000);
    private static ResidentEngineProcess engine;
    private Path directory;
    private Path descriptor;
    private Path notes;

    @BeforeAll
    static void oneEngine() throws IOException {
        Path sources = Machine.scratch("broken-src");
        try {
            engine = new ResidentEngineProcess(lay(sources).toString());
            Files.delete(engine.home().resolve("descriptors/sleeper.yaml")); // each test has its own
            engine.start();
        } finally {
            Machine.remove(sources);
        }
    }

    @AfterAll
    static void noEngine() {
        engine.close();
    }

    private static Path lay(Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("sleeper.yaml"), """
                    agent: sleeper
                    version: 1.0.0
                    summary: Sleeps
                    parameters:
                      seconds: { type: integer, default: 1, summary: How long }
                    monitor:
                      question: { run: [sh, -c, 'kill -0 "$$(pgrep -xf "sleep $$0")"', "${seconds}"] }
                    start:
                      foreground: [sleep, "${seconds}"]
                    stop:
                      steps:
                        kill: { signal: KILL }
                    reload:
                      nothing: { run: ["true"] }
                    """);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    @BeforeEach
    void aDescriptorThatCanBeHarmed() throws IOException {
        directory = Machine.scratch("broken");
        descriptor = lay(directory);
        notes = directory.resolve("state/sleeper/p_sleeper");
    }

    @AfterEach
    void nothingIsLeft() {
        Proc.mentioning(seconds).forEach(process -> Proc.signal("KILL", process.pid()));
        Machine.remove(directory);
    }

    private AgentCall agent() {
        return engine.agent("sleeper").instance("p_sleeper").with("seconds", seconds).recurring()
                .environment("OSCINE_PATH", directory.toString()).environment("OSCINE_STATE_DIR", directory.resolve("state").toString());
    }

    private Call cold(String action) {
        return agent().environment("OSCINE_SOCKET", "/nonexistent").run(action);
    }

    private Call resident(String action) {
        engine.bar();
        try {
            return agent().run(action);
        } finally {
            engine.unbar();
        }
    }

    private boolean runs() {
        return Proc.mentioning(seconds).stream().anyMatch(it -> it.argv().equals(List.of("sleep", seconds)));
    }

    private void harm(String how) throws IOException {
        switch (how) {
            case "a typo" -> Files.writeString(descriptor, Files.readString(descriptor).replace("stop:", "stpo:"));
            case "no YAML" -> Files.writeString(descriptor, "agent: sleeper\n\tstart: [\n");
            case "empty" -> Files.writeString(descriptor, "");
            case "another agent" -> Files.writeString(descriptor, Files.readString(descriptor).replace("agent: sleeper", "agent: other"));
            case "deleted" -> Files.delete(descriptor);
            case "open to all" -> Files.setPosixFilePermissions(descriptor, PosixFilePermissions.fromString("rw-rw-rw-"));
            default -> throw new IllegalArgumentException(how);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a typo", "no YAML", "empty", "another agent", "deleted", "open to all"})
    void whatRunsIsLookedAtAndStoppedAllTheSame(String how) throws IOException {
        cold("start").gives(OCF_SUCCESS);
        resident("monitor").gives(OCF_SUCCESS);
        harm(how);
        ReturnCode refusal = how.equals("open to all") ? OCF_ERR_PERM : OCF_ERR_INSTALLED;

        for (String action : List.of("monitor", "status")) {
            for (Call call : List.of(cold(action), resident(action))) {
                assertThat(call.gives(OCF_SUCCESS).stderr()).containsOnlyOnce("WARNING: ").contains(
                        "sleeper.yaml", "; using the descriptor that the service was started with");
            }
        }
        cold("reload").gives(OCF_SUCCESS);
        cold("validate-all").refuses(refusal);
        cold("start").refuses(refusal);
        assertThat(runs()).isTrue();

        Proc.signal("KILL", Proc.mentioning(seconds).stream().filter(it -> it.argv().equals(List.of("sleep", seconds)))
                .findFirst().orElseThrow().pid());
        AsteriskInstance.await("it is gone", () -> !runs());
        cold("monitor").refuses(OCF_NOT_RUNNING);
        resident("monitor").refuses(OCF_NOT_RUNNING);
        cold("stop").gives(OCF_SUCCESS);
        assertThat(notes.resolve("descriptor")).doesNotExist();
        cold("monitor").refuses(refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a typo", "deleted"})
    void aRunningServiceIsStopped(String how) throws IOException {
        cold("start").gives(OCF_SUCCESS);
        assertThat(Files.getPosixFilePermissions(notes.resolve("descriptor"))).hasSize(2);
        harm(how);

        cold("stop").gives(OCF_SUCCESS);

        assertThat(runs()).isFalse();
        assertThat(notes).isDirectoryNotContaining(file -> !file.endsWith("lock"));
    }

    @Test
    void whatIsKeptIsWhatItWasStartedWith() throws IOException {
        cold("start").gives(OCF_SUCCESS);
        String kept = Files.readString(notes.resolve("descriptor"));
        assertThat(kept).endsWith(Files.readString(descriptor)).contains("\n" + descriptor + "\nagent: sleeper");

        Files.writeString(descriptor, Files.readString(descriptor).replace("summary: Sleeps", "summary: Rests"));
        cold("start").gives(OCF_SUCCESS);
        assertThat(notes.resolve("descriptor")).hasContent(kept);

        cold("stop").gives(OCF_SUCCESS);
        cold("start").gives(OCF_SUCCESS);
        assertThat(Files.readString(notes.resolve("descriptor"))).contains("summary: Rests");
        cold("stop").gives(OCF_SUCCESS);
    }

    @Test
    void whatAnEarlierBootKeptDoesNotHold() throws IOException {
        cold("start").gives(OCF_SUCCESS);
        Path kept = notes.resolve("descriptor");
        Files.writeString(kept, "00000000-0000-0000-0000-000000000000" + Files.readString(kept).substring(36));
        harm("a typo");

        cold("monitor").refuses(OCF_ERR_INSTALLED);
    }

    @Test
    void whatALaterEngineWouldRefuseIsPassedOver() throws IOException {
        cold("start").gives(OCF_SUCCESS);
        Path kept = notes.resolve("descriptor");
        Files.writeString(kept, Files.readString(kept).replace("summary: Sleeps", "summary: Sleeps\nforgotten: { key: 1 }")
                .replace("kill: { signal: KILL }", "kill: { signal: KILL, was: known }"));
        harm("a typo");

        cold("monitor").gives(OCF_SUCCESS);
        cold("stop").gives(OCF_SUCCESS);
        assertThat(runs()).isFalse();
    }

    @Test
    void aStopAfterAStartThatWasRefusedGoesByWhatTheDescriptorWasBefore() throws Exception {
        Files.setLastModifiedTime(descriptor, FileTime.from(Instant.now().minusSeconds(60)));
        cold("monitor").refuses(OCF_NOT_RUNNING);
        harm("a typo");
        cold("start").refuses(OCF_ERR_INSTALLED);

        assertThat(cold("stop").gives(OCF_SUCCESS).stderr()).contains("; using its last valid version");

        Process byHand = new ProcessBuilder("sleep", seconds).directory(Path.of("/").toFile()).start();
        AsteriskInstance.await("somebody has started it", this::runs);
        cold("stop").gives(OCF_SUCCESS);
        assertThat(byHand.isAlive()).as("what the descriptor would have taken for the service").isFalse();
    }

    @Test
    void whereNobodyKnowsWhatTheServiceIsAStopSaysSo() throws IOException {
        try (Stream<Path> compiled = Files.list(engine.home().resolve("compiled"))) {
            compiled.forEach(file -> file.toFile().delete());
        }
        harm("a typo");
        cold("stop").refuses(OCF_ERR_INSTALLED);
    }
}
