package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.host.HttpRequest;
import org.oscine.host.Network.Reply;
import org.oscine.host.Network.Transport;

/** Real sockets on the loopback. */
class LinuxNetworkTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final TestDirectory directory = new TestDirectory();
    private final LinuxNetwork network = new LinuxNetwork();
    private final long start = System.nanoTime();

    @AfterEach
    void cleanUp() {
        directory.close();
    }

    @Test
    void aUnixSocketIsAskedAndAnswers() throws IOException {
        String path = directory.path("sock");
        try (ServerSocketChannel server = listen(path)) {
            Thread thread = echo(server, "so you say: ");
            assertThat(network.talk(Transport.UNIX_SOCKET, path, "hä?\n", "h..\n", LONG)).isEqualTo(new Reply.Answer(0, "so you say: hä?\n"));
            thread.interrupt();
        }
    }

    @Test
    void aPeerThatEndsWithoutTheAnswerIsReportedAsItCame() throws IOException {
        String path = directory.path("sock");
        try (ServerSocketChannel server = listen(path)) {
            echo(server, "no. ");
            assertThat(network.talk(Transport.UNIX_SOCKET, path, "x", "yes", LONG)).isEqualTo(new Reply.Answer(0, "no. x"));
        }
    }

    /** As the JDK happens to notice it: in a read, or after another operation that failed. */
    @ParameterizedTest
    @ValueSource(strings = {"Connection reset", "Connection reset by peer"})
    void aConnectionThatIsResetHasOneWord(String message) {
        assertThat(Faults.ofConnection(new IOException(message))).isEqualTo("Connection reset by peer");
    }

    @Test
    void aPathTooLongForASocketIsRefused() {
        assertThat(network.talk(Transport.UNIX_SOCKET, "/" + "x".repeat(200), "", "", LONG)).isInstanceOfSatisfying(
                Reply.Refused.class, refused -> assertThat(refused.cause()).contains("too long"));
    }

    @Test
    void aServerThatTakesNoMoreConnectionsIsNotWaitedForBeyondTheTimeout() throws IOException {
        String path = directory.path("sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path), 1);
            for (int i = 0; i < 4; i++) {
                assertThat(network.talk(Transport.UNIX_SOCKET, path, "x", "answer", SHORT)).isNotInstanceOf(Reply.Answer.class);
            }
        }
        assertThat(sinceStart()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String address : new String[] {"", "localhost", "localhost:", ":x", "localhost:70000", "[::1"}) {
            assertThat(network.talk(Transport.TCP, address, "", "", LONG)).as(address).isInstanceOf(Reply.Refused.class);
        }
        for (String url : new String[] {"", "file:///etc/passwd", "http:", "http://", "no url", "ftp://localhost/", "http://me:secret@/"}) {
            assertThat(network.http(HttpRequest.get(url), LONG)).as(url).isInstanceOfSatisfying(Reply.Refused.class,
                    refused -> assertThat(refused.cause()).startsWith("not a web address: ").doesNotContain("secret"));
        }
    }

    private static ServerSocketChannel listen(String path) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        return server;
    }

    /** Answers one client with a text and what it said, and hangs up. */
    private static Thread echo(ServerSocketChannel server, String text) {
        Thread thread = new Thread(() -> {
            try (SocketChannel client = server.accept()) {
                ByteBuffer heard = ByteBuffer.allocate(1000);
                client.read(heard);
                client.write(StandardCharsets.UTF_8.encode(text));
                client.write(heard.flip());
            } catch (IOException over) {
                // The test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
