package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oscine.host.HttpRequest;
import org.oscine.host.Network;
import org.oscine.host.Network.Reply;
import org.oscine.host.Talk;

/** A host with several addresses, of which not all are served. */
class AttemptsTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void theFirstAddressThatAcceptsAConnectionIsAsked() throws IOException {
        try (HostileServer server = new HostileServer("HTTP/1.1 200 OK\r\n\r\nhello", "", 0)) {
            List<InetAddress> addresses = addresses("127.0.0.2", "127.0.0.3", "127.0.0.1", "127.0.0.4");

            assertThat(http(addresses, server.port(), LONG)).isEqualTo(new Reply.Answer(200, "hello"));
            assertThat(server.heard()).contains("Host: several_addresses:" + server.port() + "\r\n");
            assertThat(tcp(addresses, server.port(), LONG)).isInstanceOfSatisfying(
                    Reply.Answer.class, answer -> assertThat(answer.text()).endsWith("hello"));
        }
    }

    @Test
    void anAddressThatKeepsSilentDoesNotHideTheNextOne() throws IOException {
        try (HostileServer server = new HostileServer("HTTP/1.1 200 OK\r\n\r\nhello", "", 0);
                Silent silent = new Silent("127.0.0.2", server.port())) {
            List<InetAddress> addresses = addresses(silent.address(), "127.0.0.1");

            assertThat(http(addresses, server.port(), Duration.ofSeconds(2))).isEqualTo(new Reply.Answer(200, "hello"));
            assertThat(tcp(addresses, server.port(), Duration.ofSeconds(2))).isInstanceOf(Reply.Answer.class);
            assertThat(http(addresses("127.0.0.2", "127.0.0.2"), server.port(), Duration.ofMillis(400))).isInstanceOf(Reply.TimedOut.class);
            assertThat(tcp(addresses("127.0.0.2"), server.port(), Duration.ofMillis(200))).isInstanceOf(Reply.TimedOut.class);
            assertThat(tcp(addresses("127.0.0.2", "127.0.0.3"), server.port(), Duration.ofMillis(400)))
                    .isEqualTo(new Reply.Refused("no answer in time (127.0.0.2); Connection refused (127.0.0.3)"));
        }
    }

    @Test
    void anAnswerOfOneAddressIsTheAnswer() throws IOException {
        try (HostileServer server = new HostileServer("", "", 0)) {
            assertThat(http(addresses("127.0.0.1", "127.0.0.2"), server.port(), LONG))
                    .isEqualTo(new Reply.Refused("it closed the connection before the end of its answer"));
        }
    }

    @Test
    void theReasonNamesTheAddressesThatWereTried() throws IOException {
        int port = closedPort();

        assertThat(http(addresses("127.0.0.1"), port, LONG)).isEqualTo(new Reply.Refused("Connection refused"));
        assertThat(tcp(addresses("127.0.0.1"), port, LONG)).isEqualTo(new Reply.Refused("Connection refused"));
        for (Reply reply : List.of(http(addresses("127.0.0.1", "127.0.0.2"), port, LONG), tcp(addresses("127.0.0.1", "127.0.0.2"), port, LONG))) {
            assertThat(reply).isEqualTo(new Reply.Refused("Connection refused (127.0.0.1, 127.0.0.2)"));
        }
        assertThat(tcp(addresses("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5", "127.0.0.6"), port, LONG))
                .isEqualTo(new Reply.Refused("Connection refused (127.0.0.1, 127.0.0.2, 127.0.0.3, 127.0.0.4 and 2 more)"));
    }

    private static Reply http(List<InetAddress> addresses, int port, Duration timeout) throws IOException {
        HttpRequest request = HttpRequest.get("http://several_addresses:" + port + "/");
        return new HttpQuestion(request, addresses, System.nanoTime() + timeout.toNanos()).answer();
    }

    private static Reply tcp(List<InetAddress> addresses, int port, Duration timeout) throws IOException {
        return LinuxNetwork.connection(addresses, port, Talk.of(Network.Transport.TCP, "x:" + port, "hi", "hello"), System.nanoTime() + timeout.toNanos());
    }

    private static List<InetAddress> addresses(String... literals) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String literal : literals) {
            addresses.add(InetAddress.getByName(literal));
        }
        return addresses;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            return server.getLocalPort();
        }
    }

    /** A port whose queue of connections is full: the kernel swallows what asks for another one. */
    private static final class Silent implements AutoCloseable {
        private final List<Socket> queue = new ArrayList<>();
        private final ServerSocket server;

        Silent(String address, int port) throws IOException {
            server = new ServerSocket(port, 1, InetAddress.getByName(address));
            for (int i = 0; i < 2; i++) {
                Socket socket = new Socket();
                queue.add(socket);
                socket.connect(new InetSocketAddress(address, port));
            }
        }

        String address() {
            return server.getInetAddress().getHostAddress();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : queue) {
                socket.close();
            }
            server.close();
        }
    }
}
