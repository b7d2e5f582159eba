package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.HttpRequest;
import org.oscine.host.HttpRequest.Login;
import org.oscine.host.Network.Reply;

/** Two servers, of which the first leads to the second. Each page says what it was asked. */
class RedirectionsTest {
    private static final Optional<Login> LOGIN = Optional.of(new Login("me", "secret"));
    private static final Map<String, String> KEY = Map.of("X-Key", "secret");

    private final LinuxNetwork network = new LinuxNetwork();
    private HttpServer here;
    private HttpServer there;

    @BeforeEach
    void start() throws IOException {
        here = server();
        there = server();
    }

    @AfterEach
    void stop() {
        here.stop(0);
        there.stop(0);
    }

    @Test
    void theEndOfARedirectionIsTheAnswerIfItIsAskedFor() {
        redirect("/a", 302, "/b/c");
        redirect("/b/c", 301, "../d?e");

        assertThat(ask("/a", 2)).isEqualTo(new Reply.Answer(200, "GET /d?e Basic *** secret"));
        assertThat(ask("/a", 0)).isEqualTo(new Reply.Answer(302, ""));
        assertThat(ask("/a", 1)).isEqualTo(new Reply.Refused(
                "it redirects more often than 'redirects' allows, at last to: " + url(here, "/d?e")));
    }

    @Test
    void whatOneServerIsToldIsToldToNoOther() {
        redirect("/a", 302, url(there, "/b"));

        assertThat(ask("/a", 1)).isEqualTo(new Reply.Answer(200, "GET /b null null"));
    }

    @Test
    void aWayBackDoesNotBringTheSecretsBack() {
        redirect("/a", 302, url(there, "/b"));
        answer(there, "/b", 302, url(here, "/c"));

        assertThat(ask("/a", 2)).isEqualTo(new Reply.Answer(200, "GET /c null null"));
    }

    @Test
    void whatIsSentStaysWhatItIsOnlyIfTheServerSaysSo() {
        redirect("/found", 302, "/b");
        redirect("/other", 303, "/b");
        redirect("/moved", 308, "/b");
        redirect("/away", 307, url(there, "/b"));

        assertThat(post("/found")).isEqualTo(new Reply.Answer(200, "GET /b null null"));
        assertThat(post("/other")).isEqualTo(new Reply.Answer(200, "GET /b null null"));
        assertThat(post("/moved")).isEqualTo(new Reply.Answer(200, "POST /b null null"));
        assertThat(post("/away")).isEqualTo(new Reply.Refused(
                "it redirects what is sent to another server, which does not get it: " + url(there, "/b")));
    }

    @Test
    void aCircleAndWhatIsNoWebAddressAreReasons() {
        redirect("/a", 302, "/b");
        redirect("/b", 302, "/a");
        redirect("/file", 302, "file:///etc/shadow");
        redirect("/user", 302, "http://me:secret@localhost/");
        redirect("/long", 302, "ftp://" + "x".repeat(1000));
        redirect("/nobody", 302, "http://127.0.0.1:1/");

        assertThat(ask("/a", 20)).isEqualTo(new Reply.Refused("it redirects in a circle, back to: " + url(here, "/a")));
        assertThat(ask("/file", 20)).isEqualTo(new Reply.Refused("it redirects to what is no web address: file:///etc/shadow"));
        assertThat(ask("/user", 20)).isInstanceOfSatisfying(Reply.Refused.class,
                refused -> assertThat(refused.cause()).startsWith("it redirects to an address with a user of its own"));
        assertThat(ask("/long", 20)).isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(refused.cause()).hasSizeLessThan(200));
        assertThat(ask("/nobody", 20)).isEqualTo(new Reply.Refused("redirected to http://127.0.0.1:1/: Connection refused"));
    }

    private Reply ask(String path, int redirects) {
        return network.http(new HttpRequest(url(here, path), "GET", KEY, "", LOGIN, redirects), Duration.ofSeconds(10));
    }

    private Reply post(String path) {
        return network.http(new HttpRequest(url(here, path), "POST", Map.of(), "ping", Optional.empty(), 3), Duration.ofSeconds(10));
    }

    private void redirect(String path, int status, String location) {
        answer(here, path, status, location);
    }

    private static void answer(HttpServer server, String path, int status, String location) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", RedirectionsTest::tell);
        server.start();
        return server;
    }

    private static void tell(HttpExchange exchange) throws IOException {
        byte[] told = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestHeaders().getFirst("X-Key")).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, told.length);
        exchange.getResponseBody().write(told);
        exchange.close();
    }

    private static String url(HttpServer server, String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
