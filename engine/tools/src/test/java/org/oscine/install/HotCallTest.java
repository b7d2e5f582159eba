package org.oscine.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.catalog.InstallPaths;
import org.oscine.cli.training.Trainings;

/** What the JVM loads for a call of an installed agent, by its own log. See docs/decisions/003. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotCallTest {
    /** Of every call: these belong to the tools. */
    private static final List<String> OF_TOOLS = List.of("org.snakeyaml.", "org.oscine.yaml.", "org.oscine.lint.",
            "org.oscine.install.", "org.oscine.trace.", "tools.jackson.", "com.networknt.", "picocli.");

    /** What the JVM needs to link a lambda or a switch over patterns, and what comes along with them. */
    private static final List<String> LINKERS = List.of("org.oscine.*\\$\\$(Lambda|TypeSwitch).*",
            "java\\.lang\\.invoke\\.LambdaForm\\$(MH|DMH)/.*", "java\\.lang\\.runtime\\..*", "java\\.math\\.BigDecimal",
            "java\\.io\\.DataInputStream", "java\\.util\\.concurrent\\.atomic\\.AtomicBoolean", "sun\\.nio\\.ch\\.FileChannelImpl");

    /** What starting a command links in the JDK itself; a call that starts none is spared it. */
    private static final List<String> OF_COMMANDS = List.of(".*\\$\\$Lambda.*", "java\\.util\\.stream\\..*Pipeline.*",
            "java\\.util\\.concurrent\\.(ForkJoinPool|CompletableFuture)", "java\\.util\\.ServiceLoader");

    /** The JVM keeps those of its flight recorder out of every archive. */
    private static final String NEVER_ARCHIVED = "jdk\\.internal\\.event\\..*";

    private Path directory;
    private InstallLayout layout;

    @BeforeAll
    void anInstallation(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Path shipped = Files.createDirectories(directory.resolve("engine/descriptors"));
        Files.copy(Path.of("../descriptors/asterisk.yaml"), shipped.resolve("asterisk.yaml"));
        Files.writeString(shipped.resolve("daemon.yaml"), """
                agent: daemon
                version: 1.0.0
                summary: A daemon with a pidfile
                parameters:
                  seconds: { type: integer, default: 300, minimum: 1, summary: How long it lives }
                  asks: { type: boolean, default: false, summary: Whether a command is run }
                  socket: { default: "", summary: Where it is asked }
                values:
                  folder: { config-file: /etc/none.conf, section: none, key: none, default: "${rundir}" }
                status:
                  server: { pidfile: "${folder}/daemon.pid", executable: sleep, arguments: ["${seconds}"] }
                monitor:
                  answer: { run: [echo, "it is ${seconds}"], output: "is [0-9]+", when: asks }
                  spoken: { unix-socket: "${socket}", send: "hello\\n", expect: well, when: socket }
                start:
                  foreground: [sleep, "${seconds}"]
                  pidfile: "${folder}/daemon.pid"
                stop:
                  steps:
                    terminate: { signal: TERM }
                    kill: { signal: KILL }
                """);
        layout = new InstallLayout(directory.resolve("ocf"));
        InstallPaths places = new InstallPaths(shipped.getParent(), List.of(shipped), directory.resolve("compiled"), "/nowhere");
        assertThat(new Installer(layout, places, Trainings.ALL).install(List.of(), List.of())).isInstanceOf(Outcome.Done.class);
        assertThat(call("daemon", "start", 0)).isNotEmpty();
    }

    @AfterAll
    void theDaemonEnds() throws IOException {
        call("daemon", "stop", 0);
    }

    @ParameterizedTest
    @CsvSource({"daemon, monitor, 0", "daemon, status, 0", "daemon, validate-all, 0", "asterisk, monitor, 7",
            "asterisk, status, 7", "daemon, usage, 0"})
    void aCallThatRunsNothingLinksNothing(String agent, String action, int status) throws IOException {
        List<Loaded> loaded = call(agent, action, status);

        assertThat(named(loaded, "org\\.oscine\\.agent\\.AgentMain")).hasSize(1);
        assertThat(loaded).noneMatch(each -> OF_TOOLS.stream().anyMatch(each.name()::startsWith));
        LINKERS.forEach(unwanted -> assertThat(named(loaded, unwanted)).as(unwanted).isEmpty());
        OF_COMMANDS.forEach(unwanted -> assertThat(named(loaded, unwanted)).as(unwanted).isEmpty());
    }

    @Test
    void aCallThatRunsACommandLinksNothingOfItsOwn() throws IOException {
        List<Loaded> loaded = call("daemon", "monitor", 0, "OCF_RESKEY_asks=true");

        assertThat(named(loaded, "java\\.lang\\.ProcessImpl")).hasSize(1);
        assertThat(loaded).noneMatch(each -> OF_TOOLS.stream().anyMatch(each.name()::startsWith));
        LINKERS.forEach(unwanted -> assertThat(named(loaded, unwanted)).as(unwanted).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"daemon, monitor, 0, false", "daemon, monitor, 0, true", "asterisk, status, 7, false",
            "daemon, validate-all, 0, false"})
    void everyClassComesFromTheArchive(String agent, String action, int status, boolean asks) throws IOException {
        allFromTheArchive(call(agent, action, status, "OCF_RESKEY_asks=" + asks));
    }

    @Test
    void everyClassOfAQuestionOverASocketComesFromTheArchiveAndNoArchiveIsSearched() throws IOException {
        Path socket = directory.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().daemon().start(() -> answerOnce(server));
            List<Loaded> loaded = call("daemon", "monitor", 0, "OCF_RESKEY_socket=" + socket);

            allFromTheArchive(loaded);
            assertThat(named(loaded, "sun\\.nio\\.ch\\.SocketChannelImpl")).hasSize(1);
            assertThat(named(loaded, "java\\.util\\.(ServiceLoader|zip\\.ZipFile\\$Source)")).isEmpty();
        }
    }

    private static void answerOnce(ServerSocketChannel server) {
        try (SocketChannel client = server.accept()) {
            client.read(ByteBuffer.allocate(100));
            client.write(ByteBuffer.wrap("all is well\n".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void allFromTheArchive(List<Loaded> loaded) {
        assertThat(loaded).hasSizeGreaterThan(500);
        assertThat(loaded).filteredOn(each -> !each.archived() && !each.name().matches(NEVER_ARCHIVED)).isEmpty();
    }

    @Test
    void theLauncherAndTheClientSayTheSameWords() throws IOException {
        List<String> words = Scripts.wordsOfACall(layout);
        assertThat(Files.readAllLines(layout.words())).startsWith(Jvm.program().toString()).endsWith(words.getLast())
                .containsAll(words);
        assertThat(Files.readString(layout.cold())).contains(words.stream().map(Scripts::quoted).toList());
    }

    @Test
    void aChangeOfJavaIsTold() throws IOException {
        assertThat(JvmUpgradeNotice.advice(layout.home())).isEmpty();
        assertThat(JvmUpgradeNotice.advice(directory.resolve("nothing installed"))).isEmpty();

        Path other = Files.createDirectories(directory.resolve("other/lib"));
        String key = Files.readString(layout.lib().resolve(ClassDataArchive.KEY));
        Files.writeString(other.resolve(ClassDataArchive.KEY), key.replaceFirst(" \\d+ ", " 1 "));
        assertThat(JvmUpgradeNotice.advice(other.getParent())).contains("Java has changed", "oscine install");
    }

    /**
     * A class that the JVM loaded.
     *
     * @param archived whether it lay ready for that
     */
    private record Loaded(String name, boolean archived) {}

    private static List<Loaded> named(List<Loaded> loaded, String pattern) {
        return loaded.stream().filter(each -> each.name().matches(pattern)).toList();
    }

    /** Calls an agent as its launcher does, and returns what the JVM loaded. */
    private List<Loaded> call(String agent, String action, int status, String... environment)
            throws IOException {
        Path log = Files.createTempFile(directory, "loaded", "");
        List<String> command = new ArrayList<>(List.of(Jvm.program().toString()));
        List<String> words = Scripts.wordsOfACall(layout);
        command.addAll(words.subList(0, words.size() - 1));
        command.addAll(List.of("-Xlog:class+load:file=" + log, words.getLast(), agent, action));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile()).redirectInput(new File("/dev/null"));
        builder.environment().put("OSCINE_STATE_DIR", directory.resolve("state").toString());
        builder.environment().put("OCF_RESKEY_CRM_meta_interval", "10000");
        if (agent.equals("asterisk")) {
            builder.environment().put("OCF_RESKEY_binary", "/nonexistent/asterisk");
        }
        for (String variable : environment) {
            int equals = variable.indexOf('=');
            builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        assertThat(ended(builder.start())).as(Files.readString(directory.resolve("output"))).isEqualTo(status);
        List<Loaded> loaded = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            int source = line.indexOf(" source: ");
            if (source > 0) {
                String name = line.substring(line.lastIndexOf(' ', source - 1) + 1, source);
                loaded.add(new Loaded(name, line.contains("shared objects file")));
            }
        }
        return loaded;
    }

    private static int ended(Process process) throws IOException {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        } finally {
            process.destroyForcibly();
        }
    }
}
