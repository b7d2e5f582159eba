package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oscine.host.HttpRequest;
import org.oscine.host.HttpRequest.Trust;
import org.oscine.host.WebAddress;
import org.oscine.host.Network.Reply;
import org.oscine.host.Network.Transport;
import org.oscine.host.Talk;
import org.oscine.host.Talk.Turn;

/** Servers with certificates that keytool makes. */
class SecureSocketTest {
    private static final Reply HELLO = new Reply.Answer(200, "hello");
    private static final String PASSWORD = "password";

    @TempDir
    private Path directory;

    private HttpsServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void aCertificateOfItsOwnIsAcceptedIfItIsNamed() throws Exception {
        serve("-ext", "san=dns:localhost,ip:127.0.0.1");

        assertThat(ask("127.0.0.1", Optional.empty(), true)).isEqualTo(refused(
                "its certificate is signed by itself, and is not known to this machine; 'ca-file' can name it"));
        assertThat(ask("127.0.0.1", Optional.of(pem("server", "server.p12")), true)).isEqualTo(HELLO);
        assertThat(ask("localhost", Optional.of(pem("server", "server.p12")), true)).isEqualTo(HELLO);
        assertThat(ask("127.0.0.1", Optional.empty(), false)).isEqualTo(HELLO);
    }

    @Test
    void theNamesOfACertificateAreToldIfTheHostsIsNotAmongThem() throws Exception {
        serve("-ext", "san=dns:a.example,dns:b.example,dns:c.example,dns:d.example,dns:e.example");

        assertThat(ask("localhost", Optional.of(pem("server", "server.p12")), true)).isEqualTo(refused(
                "its certificate is for a.example, b.example, c.example, d.example and 1 more, and not for localhost"));
        assertThat(ask("localhost", Optional.empty(), false)).isEqualTo(HELLO);
    }

    /** As with an address in /etc/hosts. */
    @Test
    void aHostMayHaveAnUnderscore() throws Exception {
        serve("-ext", "san=dns:*.my.example");
        String authorities = pem("server", "server.p12");

        assertThat(askNamed("a_b.my.example", authorities)).isEqualTo(HELLO);
        assertThat(askNamed("a_b.your.example", authorities)).isEqualTo(refused(
                "its certificate is for *.my.example, and not for a_b.your.example"));
        assertThat(askNamed("a_b.c.my.example", authorities)).isInstanceOf(Reply.Refused.class);
    }

    private Reply askNamed(String host, String authorities) throws IOException {
        HttpRequest request = new HttpRequest(WebAddress.of("https://" + host + ":" + server.getAddress().getPort() + "/"), "GET", Map.of(), "",
                Optional.empty(), 0, new Trust(Optional.of(authorities), true));
        return new HttpQuestion(request, List.of(InetAddress.getLoopbackAddress()), System.nanoTime() + Duration.ofSeconds(30).toNanos())
                .answer();
    }

    @Test
    void aCertificateThatIsOverSaysSince() throws Exception {
        serve("-ext", "san=dns:localhost", "-startdate", "2020/01/01 12:00:00", "-validity", "31");

        assertThat(ask("localhost", Optional.of(pem("server", "server.p12")), true)).isEqualTo(refused("its certificate expired on 2020-02-01"));
        assertThat(ask("localhost", Optional.empty(), false)).isEqualTo(HELLO);
    }

    @Test
    void anAuthorityIsAcceptedIfItIsNamed() throws Exception {
        keytool("-genkeypair", "-alias", "authority", "-keystore", "authority.p12", "-dname", "CN=Authority of Example", "-ext", "bc:c");
        keytool("-genkeypair", "-alias", "server", "-keystore", "server.p12", "-dname", "CN=localhost");
        keytool("-certreq", "-alias", "server", "-keystore", "server.p12", "-file", "request");
        keytool("-gencert", "-alias", "authority", "-keystore", "authority.p12", "-infile", "request", "-outfile", "signed",
                "-ext", "san=dns:localhost");
        Files.writeString(directory.resolve("authority.pem"), Files.readString(Path.of(pem("authority", "authority.p12"))));
        keytool("-importcert", "-noprompt", "-alias", "authority", "-keystore", "server.p12", "-file", "authority.pem");
        keytool("-importcert", "-noprompt", "-alias", "server", "-keystore", "server.p12", "-file", "signed");
        start();

        assertThat(ask("localhost", Optional.of(path("authority.pem")), true)).isEqualTo(HELLO);
        assertThat(ask("localhost", Optional.empty(), true)).isEqualTo(refused(
                "the authority that signed its certificate is not known to this machine; 'ca-file' can name it: CN=Authority of Example"));
        keytool("-genkeypair", "-alias", "other", "-keystore", "other.p12", "-dname", "CN=Authority of Example", "-ext", "bc:c");
        String other = pem("other", "other.p12");
        assertThat(ask("localhost", Optional.of(other), true)).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void aFileThatIsNoneOfAuthoritiesIsTheReason() throws Exception {
        serve("-ext", "san=dns:localhost");
        Files.writeString(directory.resolve("empty"), "");
        Files.writeString(directory.resolve("damaged"), "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n");

        assertThat(ask("localhost", Optional.of(path("empty")), true)).isEqualTo(refused("there is no certificate in " + path("empty")));
        assertThat(ask("localhost", Optional.of(path("none")), true)).isEqualTo(refused(path("none") + " is no file of certificates"));
        assertThat(ask("localhost", Optional.of(path("damaged")), true))
                .isEqualTo(refused("a certificate in " + path("damaged") + " is damaged"));
    }

    @Test
    void aServerWithoutTlsIsTold() throws Exception {
        try (HostileServer plain = new HostileServer("HTTP/1.1 400 Bad Request\r\n\r\n", "", 0)) {
            assertThat(new LinuxNetwork().http(HttpRequest.get(plain.url("https")), Duration.ofSeconds(30)))
                    .isEqualTo(refused("it does not speak TLS; does it want http:// instead of https://?"));
        }
    }

    @Test
    void aTalkOverTlsIsJudgedAsAPageIs() throws Exception {
        serve("-ext", "san=dns:localhost");
        String authority = pem("server", "server.p12");
        Turn question = new Turn("GET / HTTP/1.0\r\n\r\n", "^HTTP/1\\S+ 200", true);
        Turn end = new Turn("", "^hello", true);

        assertThat(talk("localhost", new Trust(Optional.of(authority), true), question, end)).isInstanceOf(Reply.Answer.class);
        assertThat(talk("localhost", new Trust(Optional.of(authority), true))).isEqualTo(new Reply.Answer(0, ""));
        assertThat(talk("127.0.0.1", new Trust(Optional.of(authority), true), question, end))
                .isEqualTo(refused("its certificate is for localhost, and not for 127.0.0.1"));
        assertThat(talk("127.0.0.1", new Trust(Optional.empty(), false), question, end)).isInstanceOf(Reply.Answer.class);
        assertThat(talk("localhost", Trust.USUAL, question, end)).isEqualTo(refused(
                "its certificate is signed by itself, and is not known to this machine; 'ca-file' can name it"));
        assertThat(talk("localhost", new Trust(Optional.of(authority), true), question, new Turn("", "^goodbye", true)))
                .isInstanceOfSatisfying(Reply.Stuck.class, stuck -> assertThat(stuck.turn()).isEqualTo(2));
    }

    private Reply talk(String host, Trust trust, Turn... turns) {
        List<Turn> all = turns.length == 0 ? List.of(new Turn("", "", false)) : List.of(turns);
        return new LinuxNetwork().talk(new Talk(Transport.TCP, host + ":" + server.getAddress().getPort(), all, Optional.of(trust)),
                Duration.ofSeconds(30));
    }

    @Test
    void aTalkOverTlsEndsAtItsTime() throws Exception {
        serve("-ext", "san=dns:localhost");
        long before = System.nanoTime();

        Reply reply = talkFor(Duration.ofSeconds(3), new Turn("", "^220", true), new Turn("QUIT\r\n", "^221", true));

        assertThat(reply).isEqualTo(new Reply.Stuck(1, new Reply.TimedOut("")));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(20));
    }

    private Reply talkFor(Duration timeout, Turn... turns) throws Exception {
        Trust trust = new Trust(Optional.of(pem("server", "server.p12")), true);
        return new LinuxNetwork().talk(new Talk(Transport.TCP, "localhost:" + server.getAddress().getPort(), List.of(turns), Optional.of(trust)), timeout);
    }

    private Reply ask(String host, Optional<String> authorities, boolean verified) {
        String url = "https://" + host + ":" + server.getAddress().getPort() + "/";
        return new LinuxNetwork().http(new HttpRequest(WebAddress.of(url), "GET", Map.of(), "", Optional.empty(), 0, new Trust(authorities, verified)),
                Duration.ofSeconds(30));
    }

    private static Reply refused(String cause) {
        return new Reply.Refused(cause);
    }

    private void serve(String... certificate) throws Exception {
        List<String> options = new ArrayList<>(List.of("-genkeypair", "-alias", "server", "-keystore", "server.p12", "-dname", "CN=localhost"));
        options.addAll(List.of(certificate));
        keytool(options.toArray(String[]::new));
        start();
    }

    private void start() throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store("server.p12"), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes());
            exchange.close();
        });
        server.start();
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        argv.addAll(List.of(arguments));
        argv.addAll(List.of("-storepass", PASSWORD));
        if (argv.contains("-genkeypair")) {
            argv.addAll(List.of("-keyalg", "EC"));
        }
        Process keytool = new ProcessBuilder(argv).directory(directory.toFile()).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private KeyStore store(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve(name))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private String pem(String alias, String store) throws IOException, GeneralSecurityException {
        String text = Base64.getMimeEncoder().encodeToString(store(store).getCertificate(alias).getEncoded());
        Path file = directory.resolve(alias + ".pem");
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
        return file.toString();
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
