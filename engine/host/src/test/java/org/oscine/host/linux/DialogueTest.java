package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.Network.Reply;
import org.oscine.host.Network.Transport;
import org.oscine.host.Talk;
import org.oscine.host.Talk.Turn;

/** Servers that speak in pieces, slowly, without end, or hang up. */
class DialogueTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Turn GREETED = new Turn("", "^220 ", true);
    private static final Turn ASKED = new Turn("EHLO me\r\n", "^250 ", true);

    private ServerSocket door;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    @Test
    void linesComeInPieces() {
        serve("2|20 he|re\r|\n", "250-|a\r\n2|50| b\r\n");

        assertThat(talk(LONG, GREETED, ASKED)).isInstanceOf(Reply.Answer.class);
    }

    @Test
    void aCharacterInPiecesIsOneCharacter() {
        serve("220 \u00c3|\u00a4\r\n", "250 \u20ac\r\n");

        assertThat(talk(LONG, new Turn("", "^220 \u00e4\r", true), ASKED)).isInstanceOf(Reply.Answer.class);
    }

    @Test
    void whoHangsUpIsNamedWithTheStep() {
        serve("220 here\r\n", "");
        assertThat(talk(LONG, GREETED, ASKED))
                .isEqualTo(new Reply.Stuck(2, new Reply.Refused("it closed the connection")));

        serve("220 here\r\n", "500 no\r\n");
        assertThat(talk(LONG, GREETED, ASKED))
                .isEqualTo(new Reply.Stuck(2, new Reply.Answer(0, "500 no\r\n")));
    }

    @Test
    void whoSaysNoEndOfItIsHeardUpToABound() throws IOException {
        try (HostileServer endless = new HostileServer("220 here\r\n", "250-more of it\r\n", 0)) {
            assertThat(ask(endless.port(), LONG, GREETED, ASKED)).isInstanceOfSatisfying(Reply.Stuck.class, stuck -> {
                assertThat(stuck.cutOff()).isTrue();
                assertThat(stuck.why()).isInstanceOf(Reply.Answer.class);
            });
        }
    }

    @Test
    void longAnswersAreForgottenBehindTheirTurn() {
        String long1 = "220-" + "x".repeat(60_000) + "\r\n220 end\r\n";
        String long2 = "250-" + "y".repeat(60_000) + "\r\n250 end\r\n";
        serve(long1, long2);

        assertThat(talk(LONG, GREETED, ASKED)).isInstanceOf(Reply.Answer.class);
    }

    @Test
    void whoDripsIsWaitedForToTheEndOnly() throws IOException {
        long before = System.nanoTime();
        try (HostileServer drip = new HostileServer("", "2", 20)) {
            assertThat(ask(drip.port(), Duration.ofMillis(400), GREETED, ASKED)).isInstanceOfSatisfying(Reply.Stuck.class,
                    stuck -> assertThat(stuck.why()).isInstanceOf(Reply.TimedOut.class));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whoReadsNothingIsToldByTheStep() throws IOException {
        try (HostileServer deaf = new HostileServer("220 here\r\n", "x", 60_000)) {
            assertThat(ask(deaf.port(), Duration.ofMillis(400), GREETED, new Turn("y".repeat(20_000_000), "^250 ", true)))
                    .isInstanceOfSatisfying(Reply.Stuck.class, stuck -> assertThat(stuck.turn()).isEqualTo(2));
        }
    }

    private Reply talk(Duration timeout, Turn... turns) {
        return ask(door.getLocalPort(), timeout, turns);
    }

    private static Reply ask(int port, Duration timeout, Turn... turns) {
        return new LinuxNetwork().talk(new Talk(Transport.TCP, "127.0.0.1:" + port, List.of(turns), Optional.empty()), timeout);
    }

    /** Greets in pieces, answers one line in pieces, and hangs up. */
    private void serve(String greeting, String answer) {
        Thread thread = new Thread(() -> {
            try (Socket client = door.accept()) {
                say(client.getOutputStream(), greeting);
                for (int c = client.getInputStream().read(); c >= 0 && c != '\n'; c = client.getInputStream().read()) {
                    // up to the end of the line
                }
                say(client.getOutputStream(), answer);
            } catch (IOException | InterruptedException over) {
                // The test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void say(OutputStream out, String pieces) throws IOException, InterruptedException {
        for (String piece : pieces.split("\\|")) {
            out.write(piece.getBytes(piece.contains("\u00c3") || piece.startsWith("\u00a4") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
            out.flush();
            Thread.sleep(30);
        }
    }
}
