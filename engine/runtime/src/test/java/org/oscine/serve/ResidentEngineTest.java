package org.oscine.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ResidentEngineTest {
    /** Clients, each of which takes descriptors of this process. */
    private static final int MANY = 500;

    @TempDir
    private Path directory;

    private final FakeCalls calls = new FakeCalls();
    private CompletableFuture<Optional<String>> engine;

    @AfterEach
    void engineEndsWhenItIsOutdated() throws Exception {
        if (engine != null) {
            calls.current = false;
            calls.release.countDown();
            try (Client last = client()) {
                last.ask("any", "monitor").answer();
            } catch (UncheckedIOException ended) {
                // By the test itself.
            }
            assertThat(engine.get(20, TimeUnit.SECONDS)).isEmpty();
            assertThat(socket()).doesNotExist();
        }
    }

    @Test
    void doesACallWithItsOwnEnvironment() throws Exception {
        serve();
        try (Client client = client()) {
            assertThat(client.ask("asterisk", "monitor", "OCF_RESKEY_config=/ä b", "EMPTY=").answer())
                    .isEqualTo("7 asterisk monitor err /ä b");
        }
    }

    @Test
    void oneThatIsSlowHoldsUpNoOtherAndHearsThatItIsWorkedOn() throws Exception {
        serve();
        try (Client slow = client().ask("slow", "monitor"); Client quick = client()) {
            assertThat(quick.ask("quick", "monitor").answer()).startsWith("7 quick");
            long began = System.nanoTime();
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(slow::answer);
            Thread.sleep(1200);
            calls.release.countDown();
            assertThat(answer.get()).startsWith("7 slow");
            int seconds = (int) TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
            assertThat(slow.pulses()).isBetween(1, seconds + 2);
        }
    }

    @Test
    void aClientThatEndsCancelsItsCall() throws Exception {
        serve();
        Client client = client().ask("slow", "monitor");
        assertThat(calls.begun.await(10, TimeUnit.SECONDS)).isTrue();
        client.close();
        assertThat(calls.interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aLateCancellationDoesNotMeetTheNextCall() throws Exception {
        serve();
        for (int i = 0; i < 200; i++) {
            client().ask("quick", "monitor").close();
            try (Client client = client()) {
                assertThat(client.ask("checks", "monitor").answer()).startsWith("7 checks");
            }
        }
        assertThat(calls.metAnInterrupt).isFalse();
    }

    @Test
    void aCallThatHangsGetsItsLastResort() throws Exception {
        serve();
        try (Client client = client().ask("stuck", "monitor")) {
            assertThat(client.answer()).isEqualTo("1  it hangs");
        }
    }

    @Test
    void aCallThatFailsIsLeftToTheColdWay() throws Exception {
        serve();
        try (Client client = client()) {
            assertThat(client.ask("breaks", "monitor").answer()).isEqualTo("declined");
        }
        try (Client client = client()) {
            assertThat(client.ask("quick", "monitor").answer()).startsWith("7 quick");
        }
    }

    @Test
    void moreCallsThanItHasThreadsForAreDeclined() throws Exception {
        serve();
        List<Client> clients = new ArrayList<>();
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        for (int i = 0; i < 140; i++) {
            Client client = client().ask("slow", "monitor");
            clients.add(client);
            Thread.ofPlatform().daemon().start(() -> answers.add(client.answer()));
        }
        for (int i = 0; i < 12; i++) {
            assertThat(answers.poll(30, TimeUnit.SECONDS)).isEqualTo("declined");
        }
        calls.release.countDown();
        for (int i = 0; i < 128; i++) {
            assertThat(answers.poll(30, TimeUnit.SECONDS)).isNotNull().isNotEqualTo("declined");
        }
        clients.forEach(Client::close);
    }

    @Test
    void whatIsNoTextIsDeclined() throws Exception {
        serve();
        byte[] latin = "asterisk\0monitor\0NAME=\u00e4\0".getBytes(StandardCharsets.ISO_8859_1);
        try (Client client = client().send(2, latin)) {
            assertThat(client.answer()).isEqualTo("declined");
        }
        try (Client client = client().send(9, latin)) {
            assertThat(client.answer()).isEqualTo("declined");
        }
    }

    @Test
    void whatIsNoRequestIsNotAnswered() throws Exception {
        serve();
        try (Client client = client().raw("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8))) {
            assertThat(client.answer()).isEqualTo("closed");
        }
        try (Client client = client().raw(new byte[] {'O', 'S', 'C', '1', 0x7f, -1, -1, -1})) {
            assertThat(client.answer()).isEqualTo("declined");
        }
    }

    @Test
    void aMessageOfUnusualSizeIsLeftToTheColdWay() throws Exception {
        serve();
        try (Client large = client(); Client usual = client()) {
            ByteBuffer header = ByteBuffer.allocate(Wire.HEADER_BYTES).putInt(Wire.MAGIC).putInt(ClientSession.LARGEST + 1);
            assertThat(large.raw(header.array()).raw(new byte[10]).answer()).isEqualTo("declined");
            assertThat(usual.ask("a", "monitor", "LONG=" + "x".repeat(ClientSession.LARGEST - 100)).answer()).startsWith("7 ");
        }
    }

    @Test
    void whatIsOnlyAnnouncedTakesNoRoom() throws Exception {
        serve();
        byte[] most = ByteBuffer.allocate(ClientSession.LARGEST + Wire.HEADER_BYTES - 1).putInt(Wire.MAGIC).putInt(ClientSession.LARGEST).array();
        List<Client> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                clients.add(client().raw(Arrays.copyOf(most, Wire.HEADER_BYTES)));
            }
            assertThat(asked()).startsWith("7 ");
        } finally {
            for (Client client : clients) {
                client.close();
            }
        }
    }

    private String asked() {
        try (Client client = client()) {
            return client.ask("a", "monitor").answer();
        }
    }

    /** Some of them have come to the door, and nobody has opened it. */
    @Test
    void whoeverComesWhileItEndsIsSentAway() throws Exception {
        serve();
        calls.current = false;
        List<Client> clients = new ArrayList<>();
        while (!engine.isDone()) {
            try {
                if (clients.size() < MANY) {
                    clients.add(client().ask("a", "monitor"));
                }
            } catch (UncheckedIOException closed) {
                Thread.onSpinWait();
            }
        }
        assertThat(clients).isNotEmpty().allSatisfy(client -> assertThat(client.answer()).isIn("declined", "closed"));
        clients.forEach(Client::close);
    }

    @Test
    void aPingIsAnswered() throws Exception {
        serve();
        try (Client client = client().raw("OSCPING\n".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(client.line()).isEqualTo("pong");
        }
    }

    @Test
    void oneThatNeverSaysWhatItWantsIsSentAway() throws Exception {
        serve();
        try (Client client = client().raw(new byte[] {'O', 'S', 'C', '1', 0, 0, 1, 0})) {
            assertThat(client.answer()).isEqualTo("closed");
        }
    }

    @Test
    void anOutdatedEngineAnswersNoMoreAndEnds() throws Exception {
        serve();
        calls.current = false;
        try (Client client = client()) {
            assertThat(client.ask("quick", "monitor").answer()).isEqualTo("declined");
        }
        assertThat(engine.get(20, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void thereIsOneEngineForASocket() throws Exception {
        serve();
        assertThat(new ResidentEngine(socket(), calls).serve(path -> { }).orElseThrow())
                .isEqualTo("another engine is already serving on " + socket());
        try (Client client = client()) {
            assertThat(client.ask("quick", "monitor").answer()).startsWith("7 quick");
        }
    }

    @Test
    void aSocketThatWasLeftBehindIsReplaced() throws Exception {
        Files.createDirectories(socket().getParent());
        Files.writeString(socket(), "left");
        serve();
        try (Client client = client()) {
            assertThat(client.ask("quick", "monitor").answer()).startsWith("7 quick");
        }
        assertThat(Files.getPosixFilePermissions(socket())).hasSize(2);
    }

    @Test
    void aNameThatLinuxCannotBindIsRefused() throws IOException {
        Path tooLong = directory.resolve("x".repeat(120));
        assertThat(new ResidentEngine(tooLong, calls).serve(path -> { }).orElseThrow())
                .contains("longer than the 107 bytes");
        assertThat(tooLong).doesNotExist();
        assertThat(directory).isEmptyDirectory();
    }

    private Path socket() {
        return directory.resolve("run/engine.sock");
    }

    private Client client() {
        return new Client(socket());
    }

    private void serve() throws Exception {
        CountDownLatch listening = new CountDownLatch(1);
        engine = CompletableFuture.supplyAsync(() -> {
            try {
                return new ResidentEngine(socket(), calls).serve(path -> listening.countDown());
            } catch (IOException failed) {
                return Optional.of(failed.toString());
            }
        }, work -> new Thread(work, "engine").start());
        assertThat(listening.await(20, TimeUnit.SECONDS)).as("listening").isTrue();
    }

    /** Calls that tell what becomes of them. */
    private static final class FakeCalls implements CallHandler {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private volatile boolean metAnInterrupt;
        private volatile boolean current = true;

        @Override
        public boolean current() {
            return current;
        }

        @Override
        public Reply perform(Request request, LastResort lastResort) {
            String agent = request.arguments().getFirst();
            switch (agent) {
                case "slow" -> waitForRelease();
                case "stuck" -> {
                    Supplier<Reply> hangs = () -> reply(1, "", "it hangs");
                    lastResort.after(Duration.ofMillis(100), hangs);
                    waitForRelease();
                }
                case "breaks" -> throw new IllegalStateException("a bug");
                case "checks" -> metAnInterrupt |= Thread.currentThread().isInterrupted();
                default -> { }
            }
            String config = request.environment().getOrDefault("OCF_RESKEY_config", "-");
            return reply(7, String.join(" ", request.arguments()), "err " + config);
        }

        private void waitForRelease() {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException cancelled) {
                interrupted.countDown();
            }
        }

        private static Reply reply(int status, String out, String err) {
            return new Reply.Answered(status, out.getBytes(StandardCharsets.UTF_8),
                    err.getBytes(StandardCharsets.UTF_8));
        }
    }
}
