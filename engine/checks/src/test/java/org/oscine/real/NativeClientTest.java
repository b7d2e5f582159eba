package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;

/** An agent's executable in surroundings in which nothing else of the engine can begin, or ends. */
@NeedsPrograms({"cc", "setpriv", "prlimit", "unshare"})
class NativeClientTest {
    private ResidentEngineProcess installation;

    @BeforeEach
    void anAgent() throws IOException {
        Path sources = Machine.scratch("client-src");
        try {
            Path descriptor = Files.writeString(sources.resolve("there.yaml"), """
                    agent: there
                    version: 1.0.0
                    summary: Is always there
                    status: { it: { run: ["true"] } }
                    start: { command: ["true"] }
                    stop: { steps: { nothing: { run: ["true"] } } }
                    """);
            installation = new ResidentEngineProcess(descriptor.toString());
        } finally {
            Machine.remove(sources);
        }
    }

    @AfterEach
    void remove() {
        installation.close();
    }

    @Test
    void anEngineThatWorksForEverHasADeadline() throws IOException {
        Path socket = installation.root().resolve("fake.sock");
        try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            door.bind(UnixDomainSocketAddress.of(socket));
            Thread thread = new Thread(() -> alwaysAtWork(door));
            thread.setDaemon(true);
            thread.start();

            Call call = installation.agent("there").environment("OSCINE_SOCKET", socket.toString())
                    .timeout(Duration.ofSeconds(3)).recurring().run("monitor");

            call.refuses(OCF_ERR_GENERIC);
            assertThat(call.stderr()).contains("the resident engine is busy and did not answer in time");
            assertThat(call.duration()).isLessThan(Duration.ofSeconds(3));
        }
    }

    private static void alwaysAtWork(ServerSocketChannel door) {
        try (SocketChannel client = door.accept()) {
            while (true) {
                client.write(ByteBuffer.wrap(new byte[] {'k'}));
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException left) {
            // Which is what the test waits for.
        }
    }

    @Test
    void aRequestThatIsTooLargeForTheEngineIsAnsweredTheColdWay() {
        installation.start();

        installation.agent("there").environment("LONG", "x".repeat(100_000)).environment("LONGER", "x".repeat(100_000))
                .environment("LONGEST", "x".repeat(100_000)).recurring().run("monitor").gives(OCF_SUCCESS);
    }

    /** It takes the interpreter seconds, and the compiler every other call some milliseconds. */
    @Test
    void onlyACallThatSpeaksTlsGetsACompiler() throws IOException {
        Files.writeString(installation.home().resolve("lib/cold.words"), "/bin/echo\n-Xint\n-Xother\n");
        String compiled = "-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 -Xother there stop\n";

        assertThat(installation.agent("there").with("url", "http://x/").run("stop").stdout()).isEqualTo("-Xint -Xother there stop\n");
        assertThat(installation.agent("there").with("url", "HTTPS://x/").run("stop").stdout()).isEqualTo(compiled);
        assertThat(installation.agent("there").environment("url", "https://x/").run("stop").stdout()).isEqualTo("-Xint -Xother there stop\n");
        Files.createFile(installation.home().resolve("lib/there.tls"));
        assertThat(installation.agent("there").run("stop").stdout()).isEqualTo(compiled);
    }

    @Test
    void surroundingsInWhichJavaCannotBeginAreToldApart() throws IOException, InterruptedException {
        assertThat(agent("ulimit -v 200000; exec \"$0\" stop")).isEqualTo("1 ocf-exit-reason:the memory limit (ulimit -v, "
                + "200000 KiB) is below the 1433600 KiB that Java needs");
        assertThat(agent("ulimit -v 1000000; exec \"$0\" stop")).startsWith("1 ocf-exit-reason:the memory limit");
        assertThat(agent("umount -l /proc; exec \"$0\" stop"))
                .isEqualTo("1 ocf-exit-reason:/proc is not mounted, so the state of processes is unknown");
    }

    @Test
    void whatTheMachineHasNotToGiveSaysNothingOfWhatIsInstalled() throws IOException, InterruptedException {
        assertThat(agent("ulimit -n 16; exec \"$0\" start")).startsWith("1 ").doesNotContain("internal error");
        assertThat(agent("exec \"$0\" meta-data >/dev/full")).startsWith("1");
        Files.move(installation.home().resolve("metadata"), installation.root().resolve("metadata"));
        assertThat(agent("exec \"$0\" meta-data >/dev/full"))
                .isEqualTo("1 ocf-exit-reason:the metadata cannot be written to standard output");
    }

    /** Exit status and standard error of a script in which $0 is the agent, in a mount namespace of its own. */
    private String agent(String script) throws IOException, InterruptedException {
        Path err = installation.root().resolve("err");
        List<String> argv = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", script,
                installation.root().resolve("resource.d/oscine/there").toString()));
        ProcessBuilder builder = new ProcessBuilder(argv).redirectError(err.toFile())
                .redirectOutput(Path.of("/dev/null").toFile()).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("OSCINE_STATE_DIR", installation.root().resolve("state").toString());
        int status = builder.start().waitFor();
        return (status + " " + Files.readString(err)).strip();
    }
}
