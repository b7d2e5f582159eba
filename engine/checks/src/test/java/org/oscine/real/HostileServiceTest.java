package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;

/** Services that keep whoever asks them: nothing of that stays in the resident engine. */
@NeedsPrograms({"cc", "setpriv", "setsid"})
class HostileServiceTest {
    /** Monitors of each kind; engine/bench/drips makes a thousand. */
    private static final int CALLS = Integer.getInteger("oscine.hostile.calls", 60);

    private static final int AT_ONCE = 8;
    private static final int MOST_MIB = 8;
    /** What the JDK opens once, late, and keeps: of {@link #CALLS} monitors of each kind one in sixty would leave more. */
    private static final int MOST_DESCRIPTORS = 2;

    /** How long the holders of pipes sleep: no other process of the machine does so. */
    private final String holder = "9" + (900_000_000_000L + System.nanoTime() % 1_000_000_000);

    @Test
    void whoDripsOrHoldsPipesLeavesNoThreadNoDescriptorAndNoMemoryBehind() throws Exception {
        Path sources = Machine.scratch("hostile-src");
        try (ServerSocket dripping = dripping();
                ResidentEngineProcess engine = new ResidentEngineProcess(
                        descriptor(sources, dripping.getLocalPort()).toString())) {
            engine.start();
            monitors(engine, 2 * AT_ONCE);
            engine.bar();
            Left before = Left.of(engine.process().pid());

            monitors(engine, CALLS);

            Left after = settled(engine.process().pid(), before);
            System.out.println("hostile: " + CALLS + " monitors of each kind; before " + before + ", after " + after);
            assertThat(after.threads()).as("threads, before: " + before).isLessThanOrEqualTo(before.threads());
            assertThat(after.descriptors()).as("descriptors, before: %s, now: %s", before, opened(engine.process().pid()))
                    .isLessThanOrEqualTo(before.descriptors() + MOST_DESCRIPTORS);
            assertThat(after.mebibytes()).as("MiB, before: " + before).isLessThanOrEqualTo(before.mebibytes() + MOST_MIB);
        } finally {
            Machine.remove(sources);
            for (Proc left : Proc.mentioning(holder)) {
                ProcessHandle.of(left.pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private Path descriptor(Path directory, int port) throws IOException {
        return Files.writeString(directory.resolve("hostile.yaml"), """
                agent: hostile
                version: 1.0.0
                summary: Keeps whoever asks it
                parameters:
                  kind: { default: page, summary: Which question is asked }
                monitor:
                  page: { http: "http://127.0.0.1:%1$s/", timeout: 300ms, when: { kind: page } }
                  line: { tcp: "127.0.0.1:%1$s", expect: never, timeout: 300ms, when: { kind: line } }
                  holder:
                    run: [sh, -c, 'env -i setsid sleep %2$s & sleep 0.05; exit 1']
                    timeout: 5s
                    when: { kind: holder }
                status: { it: { run: ["true"] } }
                start: { command: ["true"] }
                stop: { steps: { kill: { signal: KILL } } }
                """.formatted(port, holder));
    }

    private void monitors(ResidentEngineProcess engine, int count) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Call>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (String kind : List.of("page", "line", "holder")) {
                calls.add(callers.submit(() -> engine.agent("hostile").instance("h").with("kind", kind).recurring().run("monitor")));
            }
        }
        for (Future<Call> call : calls) {
            assertThat(call.get().exit()).isEqualTo(1);
        }
        callers.shutdown();
    }

    /** The JDK's threads, and the engine's own, stay for some time before they end, and keep what they have opened. */
    private static Left settled(long engine, Left wanted) throws IOException, InterruptedException {
        Left now = Left.of(engine);
        for (int look = 0; look < 90 && (now.threads() > wanted.threads() || now.descriptors() > wanted.descriptors()); look++) {
            Thread.sleep(1000);
            now = Left.of(engine);
        }
        return now;
    }

    /** What the descriptors of a process lead to. */
    private static List<String> opened(long pid) throws IOException {
        List<String> targets = new ArrayList<>();
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : descriptors) {
                targets.add(Files.isSymbolicLink(descriptor) ? Files.readSymbolicLink(descriptor).toString() : "closed");
            }
        }
        return targets;
    }

    /** What a process holds. */
    private record Left(int threads, int descriptors, int mebibytes) {
        static Left of(long pid) throws IOException {
            int kibibytes = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("[^0-9]", "")))
                    .sum();
            return new Left(Path.of("/proc/" + pid + "/task").toFile().list().length,
                    Path.of("/proc/" + pid + "/fd").toFile().list().length, kibibytes / 1024);
        }
    }

    /** Says the beginning of an answer, and then a byte ten times a second, to everybody, until he leaves. */
    private static ServerSocket dripping() throws IOException {
        ServerSocket door = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        background(() -> {
            while (true) {
                Socket client = door.accept();
                background(() -> drip(client));
            }
        });
        return door;
    }

    private static void drip(Socket client) throws IOException, InterruptedException {
        try (client) {
            OutputStream out = client.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                Thread.sleep(Duration.ofMillis(100));
            }
        }
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.perform();
            } catch (IOException | InterruptedException over) {
                // He has left, or the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void perform() throws IOException, InterruptedException;
    }
}
