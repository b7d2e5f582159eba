package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.host.Network;
import org.oscine.host.Network.Reply;
import org.oscine.host.Network.Transport;

/** Real datagrams on the loopback. */
class UdpTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final LinuxNetwork network = new LinuxNetwork();
    private DatagramSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPortIsAskedAndAnswers() {
        serve((asked, from) -> answer(server, "so you say: " + asked, from));
        assertThat(ask("hä?", "h..$", LONG)).isEqualTo(new Reply.Answer(0, "so you say: hä?"));
    }

    @Test
    void withoutAPatternAnyAnswerCounts() {
        serve((asked, from) -> answer(server, "", from));
        assertThat(ask("x", "", LONG)).isEqualTo(new Reply.Answer(0, ""));
    }

    @Test
    void theAnswerMayBeOneOfSeveralButNotMadeOfTwo() {
        serve((asked, from) -> {
            answer(server, "100 Trying", from);
            answer(server, "200 OK", from);
        });
        assertThat(ask("x", "^200", LONG)).isEqualTo(new Reply.Answer(0, "200 OK"));
        assertThat(ask("x", "Trying200", SHORT)).isEqualTo(new Reply.TimedOut("200 OK"));
    }

    @Test
    void silenceIsWaitedForToTheEnd() {
        long start = System.nanoTime();
        assertThat(ask("x", "", SHORT)).isEqualTo(new Reply.TimedOut(""));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT.minusMillis(5));
    }

    @Test
    void whereNobodyListensTheConnectionIsRefused() {
        String address = address();
        server.close();
        assertThat(network.talk(Transport.UDP, address, "x", "", LONG)).isEqualTo(new Reply.Refused("Connection refused"));
    }

    @Test
    void whatComesFromAnotherAddressIsNoAnswer() throws IOException {
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"))) {
            serve((asked, from) -> answer(stranger, "yes", from));
            assertThat(ask("x", "yes", SHORT)).isEqualTo(new Reply.TimedOut(""));
        }
    }

    @Test
    void whoPoursDatagramsIsNotHeardWithoutEnd() {
        serve((asked, from) -> {
            for (int i = 0; i < 1000; i++) {
                answer(server, "x".repeat(1000), from);
            }
        });
        assertThat(ask("x", "never", LONG)).isEqualTo(new Reply.Answer(0, "x".repeat(1000)));
    }

    @Test
    void aLargeAnswerIsWhole() {
        serve((asked, from) -> answer(server, "x".repeat(60_000), from));
        assertThat(ask("x", "", LONG)).isEqualTo(new Reply.Answer(0, "x".repeat(60_000)));
    }

    @Test
    void whatDoesNotFitIntoADatagramIsRefused() {
        assertThat(ask("x".repeat(Network.LONGEST), "", LONG)).isInstanceOf(Reply.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost:", ":x", "localhost:70000", "[::1", "127.0.0.1:0"})
    void whatIsNoAddressIsRefused(String address) {
        assertThat(network.talk(Transport.UDP, address, "x", "", LONG)).isInstanceOf(Reply.Refused.class);
    }

    private Reply ask(String send, String until, Duration timeout) {
        return network.talk(Transport.UDP, address(), send, until, timeout);
    }

    private String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private interface Service {
        void hear(String asked, SocketAddress from) throws IOException;
    }

    private void serve(Service service) {
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(new byte[1000], 1000);
                    server.receive(packet);
                    service.hear(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8),
                            new InetSocketAddress(packet.getAddress(), packet.getPort()));
                }
            } catch (IOException over) {
                // The test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void answer(DatagramSocket socket, String text, SocketAddress to) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }
}
