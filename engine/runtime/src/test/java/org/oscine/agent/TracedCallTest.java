package org.oscine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a call leaves its trace, who may read it, and what never stands in it. */
class TracedCallTest {
    private static final String SECRET = "hunter2!";

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void anAgentThatTellsItsSecret() throws IOException {
        environment.put("OSCINE_PATH", directory.toString());
        environment.put("OSCINE_HOME", directory.resolve("home").toString());
        environment.put("OSCINE_STATE_DIR", directory.resolve("state").toString());
        environment.put("HA_VARLIB", directory.resolve("varlib").toString());
        environment.put("OCF_RESOURCE_INSTANCE", "p_teller");
        Path file = Files.writeString(directory.resolve("teller.yaml"), """
                agent: teller
                version: 1.0.0
                summary: A service that tells its secret whoever asks
                parameters:
                  secret: { type: secret, pattern: "[^;]*", summary: What nobody may see }
                  status: { type: integer, default: 0, summary: How the question ends }
                status:
                  there: { run: ["true"] }
                monitor:
                  told:
                    run: [sh, -c, 'echo "it is $$SECRET"; exit "$$0"', "${status}"]
                    environment: { SECRET: "${secret}" }
                start:
                  command: ["true"]
                stop:
                  steps:
                    nothing: { run: ["true"] }
                """);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        environment.put("OCF_RESKEY_secret", SECRET);
    }

    @ParameterizedTest
    @CsvSource({"OCF_TRACE_RA, 1", "OCF_RESKEY_trace_ra, true", "OCF_RESKEY_trace_ra, yes"})
    void aTraceLiesWhereThoseOfShellAgentsDo(String variable, String word) throws IOException {
        environment.put(variable, word);
        assertThat(monitor().err()).isEmpty();

        Path trace = onlyFileIn(directory.resolve("varlib/trace_ra/teller"));
        assertThat(trace.getFileName().toString())
                .matches("p_teller\\.monitor\\.\\d{4}-\\d\\d-\\d\\d\\.\\d\\d:\\d\\d:\\d\\d");
        assertThat(modeOf(trace)).isEqualTo("rw-------");
        assertThat(modeOf(trace.getParent())).isEqualTo("rwx------");
        assertThat(Files.readAllLines(trace))
                .allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} .*"))
                .first().asString().contains("teller 1.0.0: monitor of p_teller on ", ", a probe, for up to ");
        assertThat(Files.readString(trace)).contains("status there", "monitor told", "run sh -c ", ", with SECRET, ",
                "| it is ***", " exited with 0 (", "= OCF_SUCCESS (", "parameter secret=***").doesNotContain(SECRET);
    }

    @Test
    void theParametersNameOtherPlaces() throws IOException {
        environment.put("OCF_RESKEY_trace_ra", "1");
        environment.put("OCF_RESKEY_trace_dir", directory.resolve("elsewhere").toString());
        monitor();
        assertThat(onlyFileIn(directory.resolve("elsewhere/teller"))).isRegularFile();

        Path file = directory.resolve("mine/trace");
        environment.put("OCF_RESKEY_trace_file", file.toString());
        monitor();
        monitor();
        assertThat(Files.readAllLines(file)).filteredOn(line -> line.contains("monitor of p_teller")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "no", "nonsense", ""})
    void otherWordsAskForNoTrace(String word) {
        environment.put("OCF_TRACE_RA", word);
        assertThat(monitor()).isEqualTo(new Console(0, "", ""));
        assertThat(directory.resolve("varlib")).doesNotExist();
    }

    @Test
    void aCallWithoutAnInstanceTracesToStandardError() {
        environment.put("OCF_TRACE_RA", "1");
        environment.remove("OCF_RESOURCE_INSTANCE");
        environment.put("OCF_RESKEY_status", "1");
        Console console = monitor();
        assertThat(console.err()).contains("monitor told", "= OCF_ERR_GENERIC: told: sh exited with 1: it is ***");
        assertThat(console.lastLine()).isEqualTo("ocf-exit-reason:told: sh exited with 1: it is ***");
    }

    @Test
    void aReasonNeverHoldsASecretNorTheBeginningOfOne() {
        environment.put("OCF_RESKEY_status", "1");
        assertThat(monitor().lastLine()).isEqualTo("ocf-exit-reason:told: sh exited with 1: it is ***");
        environment.put("OCF_RESKEY_secret", "0123456789".repeat(20));
        assertThat(monitor().lastLine()).isEqualTo("ocf-exit-reason:told: sh exited with 1: it is ***...");
        environment.put("OCF_RESKEY_secret", "not;valid");
        assertThat(monitor().err()).contains("parameter secret").doesNotContain("not;valid");
    }

    @Test
    void anInputStandsNowhere() throws IOException {
        Path reader = directory.resolve("reader.yaml");
        Files.writeString(reader, """
                agent: reader
                version: 1.0.0
                summary: A service that is told a password
                parameters: { secret: { type: secret, summary: Password } }
                status:
                  there: { run: ["true"] }
                monitor:
                  told: { run: [sh, -c, 'read -r first; read -r it; echo "it was $$it"; exit 3'], input: "user\\n${secret}\\n" }
                start:
                  command: ["true"]
                stop:
                  steps:
                    nothing: { run: ["true"] }
                """);
        Files.setPosixFilePermissions(reader, PosixFilePermissions.fromString("rw-r--r--"));
        environment.put("OCF_RESKEY_secret", SECRET);
        environment.put("OCF_TRACE_RA", "1");

        Console console = Console.agent(environment, "reader", "monitor");

        assertThat(console.lastLine()).isEqualTo("ocf-exit-reason:told: sh exited with 3: it was ***");
        assertThat(Files.readString(onlyFileIn(directory.resolve("varlib/trace_ra/reader")))).contains(", with input")
                .doesNotContain(SECRET, "user\n");
    }

    @Test
    void aValueThatIsSecretStandsNowhereEither() throws IOException {
        Path asked = directory.resolve("asker.yaml");
        Files.writeString(directory.resolve("asker.conf"), "password = 4711-sesame\nnumber = 17\n");
        Files.writeString(directory.resolve("printed"), "printed-sesame\nand more\n");
        Files.writeString(asked, """
                agent: asker
                version: 1.0.0
                summary: A service that tells what its configuration keeps
                values:
                  read: { config-file: "FOLDER/asker.conf", key: password, secret: true }
                  printed: { run: [cat, "FOLDER/printed"], secret: true }
                  url: { text: "cache://${printed}@host" }
                  known: { run: [echo, known] }
                status:
                  there: { run: ["true"] }
                monitor:
                  told:
                    run: [sh, -c, 'echo "$$A $$B $$C, printed-ses says"; exit 1']
                    environment: { A: "${read}", B: "${printed}", C: "${url}" }
                start:
                  command: ["true"]
                stop:
                  steps:
                    nothing: { run: ["true"] }
                """.replace("FOLDER", directory.toString()));
        Files.setPosixFilePermissions(asked, PosixFilePermissions.fromString("rw-r--r--"));
        environment.put("HA_debug", "1");

        Console untraced = Console.agent(environment, "asker", "monitor");
        environment.put("OCF_TRACE_RA", "1");
        Console console = Console.agent(environment, "asker", "monitor");

        String trace = Files.readString(onlyFileIn(directory.resolve("varlib/trace_ra/asker")));
        assertThat(trace).contains("value printed, which is secret", "| known", "| *** *** ***, *** says")
                .doesNotContain("sesame", "printed-ses", "and more");
        for (String err : List.of(untraced.err(), console.err())) {
            assertThat(err).contains("told: sh exited with 1: *** *** ***")
                    .doesNotContain("sesame", "printed-ses");
        }
    }

    @Test
    void anotherOnesFileOrLinkIsLeftAlone() throws IOException {
        Path precious = Files.writeString(directory.resolve("precious"), "as it was");
        Path link = Files.createSymbolicLink(directory.resolve("link"), precious);
        environment.put("OCF_TRACE_RA", "1");
        environment.put("OCF_TRACE_FILE", link.toString());
        Console console = monitor();
        assertThat(console.status()).isZero();
        assertThat(console.err()).contains("WARNING: no trace is written: ").contains("link");
        assertThat(precious).hasContent("as it was");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aPlaceThatIsNoneFallsBackToTheUsualOne() throws IOException {
        environment.put("OCF_TRACE_RA", "1");
        environment.put("OCF_TRACE_FILE", "relative");
        assertThat(monitor().err()).contains("WARNING: OCF_TRACE_FILE must be");
        assertThat(onlyFileIn(directory.resolve("varlib/trace_ra/teller"))).isRegularFile();
    }

    @Test
    void aDescriptorThatTheCallerOpenedTakesTheTrace() throws Exception {
        environment.put("OCF_TRACE_RA", "1");
        environment.put("OCF_TRACE_FILE", "7");
        Path out = directory.resolve("out");
        assertThat(child("exec \"$@\" 7>" + out, "monitor", List.of()).status()).isZero();
        assertThat(Files.readString(out)).contains("monitor told");
    }

    /** The JVM has its archives open, under small numbers too: they must never be written to. */
    @ParameterizedTest
    @ValueSource(strings = {"3", "4", "5", "9"})
    void aDescriptorThatIsTheJvmsOwnIsLeftAlone(String number) throws Exception {
        environment.put("OCF_TRACE_RA", "1");
        environment.put("OCF_TRACE_FILE", number);
        Console console = child("exec \"$@\"", "monitor", List.of());
        assertThat(console.status()).isZero();
        assertThat(console.err()).contains("WARNING: no trace is written: ");
    }

    @Test
    void nothingOfATraceIsLoadedForACallThatIsNotTraced() throws Exception {
        Path classes = directory.resolve("classes");
        List<String> options = List.of("-Xlog:class+load:file=" + classes);
        child("exec \"$@\"", "monitor", options);
        assertThat(Files.readAllLines(classes)).anyMatch(line -> line.contains("org.oscine.agent.Agent "))
                .noneMatch(line -> line.contains("org.oscine.trace.") || line.contains("org.oscine.cli.Trace"));
        environment.put("OCF_TRACE_RA", "1");
        child("exec \"$@\"", "monitor", options);
        assertThat(Files.readAllLines(classes)).anyMatch(line -> line.contains("org.oscine.trace."));
    }

    private Console monitor() {
        return Console.agent(environment, "teller", "monitor");
    }

    /** A call in a JVM of its own, started by a shell. */
    private Console child(String script, String action, List<String> options) throws Exception {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", script, "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        argv.addAll(options);
        argv.addAll(List.of("-cp", System.getProperty("java.class.path"), AgentMain.class.getName(), "teller", action));
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(argv).redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new Console(builder.start().waitFor(), "", Files.readString(err));
    }

    private static Path onlyFileIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static String modeOf(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
