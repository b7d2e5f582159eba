package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.host.HttpRequest;
import org.oscine.host.Network.Reply;
import org.oscine.host.Network.Transport;

/** Real web servers on the loopback: one that behaves, and those that do not. */
class HttpExchangeTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\n";
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final LinuxNetwork network = new LinuxNetwork();
    private final long start = System.nanoTime();

    @Test
    void webPagesAreFetchedWithTheirStatusAndNotFollowed() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page(server, "/ok", 200, "grün");
        page(server, "/busy", 503, "later");
        page(server, "/large", 200, "x".repeat(100_000));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/ok");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(network.http(HttpRequest.get(base + "/ok"), LONG)).isEqualTo(new Reply.Answer(200, "grün"));
            assertThat(network.http(HttpRequest.get(base + "/busy"), LONG)).isEqualTo(new Reply.Answer(503, "later"));
            assertThat(network.http(HttpRequest.get(base + "/moved"), LONG)).isEqualTo(new Reply.Answer(302, ""));
            assertThat(network.http(HttpRequest.get(base + "/none"), LONG)).isInstanceOfSatisfying(
                    Reply.Answer.class, answer -> assertThat(answer.status()).isEqualTo(404));
            assertThat(network.http(HttpRequest.get(base + "/large"), LONG)).isEqualTo(new Reply.Answer(200, "x".repeat(64 * 1024)));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aWebServerThatAnswersDropByDropIsLeftAtTheTimeout() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> drip(server));
            thread.setDaemon(true);
            thread.start();

            assertThat(network.http(HttpRequest.get("http://127.0.0.1:" + server.getLocalPort() + "/"), SHORT))
                    .isInstanceOf(Reply.TimedOut.class);
            assertThat(sinceStart()).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            byte[] head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(head);
            for (int i = 0; i < 1000 && !server.isClosed(); i++) {
                socket.getOutputStream().write('x');
                new LinuxClock().sleep(Duration.ofMillis(50));
            }
        } catch (IOException over) {
            // The client has left.
        }
    }

    /** What a server says at once, and what it says again and again. */
    @ParameterizedTest
    @CsvSource({"'', x", "'HTTP/1.1 200 OK\r\nX: ', y", "'HTTP/1.1 200 OK\r\n\r\n', y",
            "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', 0",
            "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n', y"})
    void aServerThatDripsHoldsNeitherThreadNorSocket(String first, String drop) throws IOException, InterruptedException {
        try (HostileServer server = new HostileServer(first, drop, 20)) {
            assertThat(network.http(HttpRequest.get(server.url("http")), SHORT)).isInstanceOf(Reply.TimedOut.class);
            assertThat(network.http(HttpRequest.get(server.url("https")), SHORT)).isInstanceOfAny(Reply.TimedOut.class, Reply.Refused.class);
            assertThat(network.talk(Transport.TCP, "127.0.0.1:" + server.port(), "", "never", SHORT)).isInstanceOf(Reply.TimedOut.class);

            assertThat(server.everybodyLeaves()).isTrue();
            assertThat(threadsNamed("http")).isZero();
        }
        assertThat(sinceStart()).isLessThan(Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @CsvSource({"'', 'HTTP/1.1 100 Continue\r\n\r\n'", "'HTTP/1.1 200 OK\r\n', 'X: y\r\n'", "'', 'xxxxxxxx'",
            "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '0000000000000000'"})
    void headersWithoutEndAreNotReadToTheirEnd(String first, String piece) throws IOException, InterruptedException {
        try (HostileServer server = new HostileServer(first, piece, 0)) {
            assertThat(network.http(HttpRequest.get(server.url("http")), LONG)).isInstanceOfSatisfying(Reply.Refused.class,
                    refused -> assertThat(refused.cause()).contains("more than 64 KiB of headers"));
            assertThat(server.everybodyLeaves()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"'5\r\nhello\r\n1;x=y\r\n!\r\n0\r\n\r\n', hello!", "'0\r\n\r\n', ''", "'A\r\n0123456789\r\n0\r\nT: x\r\n\r\n', 0123456789"})
    void chunksArePutTogether(String body, String text) throws IOException {
        String answer = HEAD + "Transfer-Encoding: chunked\r\n\r\n" + body;
        try (HostileServer server = new HostileServer(answer, "", 0)) {
            assertThat(network.http(HttpRequest.get(server.url("http")), LONG)).isEqualTo(new Reply.Answer(200, text));
        }
    }

    @ParameterizedTest
    @CsvSource({"'SSH-2.0-x\r\n', its answer is not HTTP", "'HTTP/1.1 abc\r\n\r\n', its answer is not HTTP",
            "'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n', its answer is not HTTP",
            "'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort', it closed the connection before the end",
            "'HTTP/1.1 200', it closed the connection before the end", "'', it closed the connection before the end"})
    void whatIsNoWholeAnswerIsRefused(String answer, String reason) throws IOException {
        try (HostileServer server = new HostileServer(answer, "", 0)) {
            assertThat(network.http(HttpRequest.get(server.url("http")), LONG)).isInstanceOfSatisfying(Reply.Refused.class,
                    refused -> assertThat(refused.cause()).contains(reason));
        }
    }

    @Test
    void anAnswerBehindAnInterimOneCounts() throws IOException {
        try (HostileServer server = new HostileServer("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.0 418 Tea\n\nshort", "", 0)) {
            assertThat(network.http(HttpRequest.get(server.url("http") + "a?b=c"), LONG)).isEqualTo(new Reply.Answer(418, "short"));
            assertThat(server.heard()).startsWith("GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n");
        }
    }

    @Test
    void aRequestHasItsMethodItsHeadersAndItsBody() throws IOException {
        try (HostileServer server = new HostileServer(HEAD + "\r\n", "", 0)) {
            Map<String, String> headers = Map.of("host", "www.example.com", "X-Key", "grün", "ACCEPT", "text/plain");
            network.http(new HttpRequest(server.url("http"), "POST", headers, "größe=1", Optional.empty(), 0), LONG);

            assertThat(server.heard()).isEqualTo(latin("POST / HTTP/1.1\r\nHost: www.example.com\r\nUser-Agent: oscine\r\n"
                    + "Accept: text/plain\r\nX-Key: grün\r\nContent-Length: 9\r\nConnection: close\r\n\r\ngröße=1"));
        }
    }

    /** What the bytes of a text are to one who takes each for a character. */
    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aRequestWithoutABodySaysSo() throws IOException {
        try (HostileServer server = new HostileServer(HEAD + "\r\n", "", 0)) {
            network.http(new HttpRequest(server.url("http"), "PUT", Map.of(), "", Optional.empty(), 0), LONG);
            network.http(new HttpRequest(server.url("http"), "OPTIONS", Map.of(), "not sent", Optional.empty(), 0), LONG);

            assertThat(server.heard()).containsOnlyOnce("Content-Length: 0\r\n").doesNotContain("not sent");
        }
    }

    @Test
    void theAnswerToAHeadHasNoBodyWhateverItsLengthIs() throws IOException {
        try (HostileServer server = new HostileServer(HEAD + "Content-Length: 1000\r\n\r\n", "", 0)) {
            assertThat(network.http(new HttpRequest(server.url("http"), "HEAD", Map.of(), "", Optional.empty(), 0), LONG)).isEqualTo(new Reply.Answer(200, ""));
        }
    }

    @Test
    void whoLogsInIsToldToTheServerAndNotToItsReader() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] asked = ("you said " + exchange.getRequestHeaders().getFirst("Authorization")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(asked.length == "you said Basic bWU6aMO2bGxlOg==".length() ? 200 : 401, asked.length);
            exchange.getResponseBody().write(asked);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            HttpRequest request = new HttpRequest(url, "GET", Map.of(), "", Optional.of(new HttpRequest.Login("me", "hölle:")), 0);
            assertThat(network.http(request, LONG)).isEqualTo(new Reply.Answer(200, "you said Basic ***"));
            assertThat(network.http(HttpRequest.get(url), LONG)).isEqualTo(new Reply.Answer(401, "you said null"));
        } finally {
            server.stop(0);
        }
    }

    private static long threadsNamed(String name) throws InterruptedException {
        long alive = 1;
        for (int look = 0; look < 100 && alive > 0; look++) {
            Thread.sleep(20);
            alive = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals(name)).count();
        }
        return alive;
    }

    private static void page(HttpServer server, String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
