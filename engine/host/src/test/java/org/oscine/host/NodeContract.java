package org.oscine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.host.HttpRequest.Login;
import org.oscine.host.HttpRequest.Trust;
import org.oscine.host.Network.Reply;
import org.oscine.host.Network.SocketUse;
import org.oscine.host.Network.Transport;
import org.oscine.host.Talk.Turn;
import org.oscine.ocf.Failure;

/** What every host promises of accounts, connections and time. */
public interface NodeContract {

    Duration SHORT = Duration.ofMillis(200);
    Duration LONG = Duration.ofSeconds(5);

    Scene scene();

    @Test
    default void accountsAreKnownByNameAndNumber() {
        Accounts accounts = scene().host().accounts();

        assertThat(accounts.user("root")).contains(0);
        assertThat(accounts.user("nobody")).contains(65534);
        assertThat(accounts.user("4711")).contains(4711);
        assertThat(accounts.user("no-such-user")).isEmpty();
        assertThat(accounts.user("")).isEmpty();
        assertThat(accounts.user("99999999999")).isEmpty();
        assertThat(accounts.group("root")).contains(0);
        assertThat(accounts.group("4711")).contains(4711);
        assertThat(accounts.group("no-such-group")).isEmpty();
    }

    @Test
    default void idsAreNumbersWithoutASignOf32Bits() {
        Accounts accounts = scene().host().accounts();

        assertThat(accounts.user("4294967294").map(Integer::toUnsignedString)).contains("4294967294");
        assertThat(accounts.group("2147483648").map(Integer::toUnsignedString)).contains("2147483648");
        assertThat(accounts.user("4294967295")).isEmpty();
        assertThat(accounts.user("4294967296")).isEmpty();
        assertThat(accounts.user("-1")).isEmpty();
        assertThat(accounts.user("+1")).isEmpty();
    }

    @Test
    default void noPatternKeepsAnAnswerBack() {
        Network network = scene().host().network();
        String hostile = "a".repeat(4000) + "\n";

        assertThat(network.talk(Transport.TCP, scene().greeter(hostile), "", "(a+)+b", Duration.ofSeconds(30)))
                .isEqualTo(new Reply.Answer(0, hostile));
    }

    @Test
    default void aConnectionIsAnswered() {
        String address = scene().greeter("hello\n");
        Network network = scene().host().network();

        assertThat(network.talk(Transport.TCP, address, "", "", Duration.ofSeconds(5))).isInstanceOf(Reply.Answer.class);
        assertThat(network.talk(Transport.TCP, address, "hi\n", "^hel+o", Duration.ofSeconds(5)))
                .isEqualTo(new Reply.Answer(0, "hello\n"));
    }

    @Test
    default void anyLineOfAnAnswerMayBeTheOneThatIsWaitedFor() {
        assertThat(scene().host().network().talk(Transport.TCP, scene().greeter("one\ntwo\n"), "", "^two$", Duration.ofSeconds(5)))
                .isEqualTo(new Reply.Answer(0, "one\ntwo\n"));
    }

    @Test
    default void anAnswerThatDoesNotComeIsWaitedForToTheEnd() {
        String address = scene().greeter("hello\n");
        long before = scene().host().clock().nanos();

        assertThat(scene().host().network().talk(Transport.TCP, address, "", "goodbye", Duration.ofMillis(200)))
                .isEqualTo(new Reply.TimedOut("hello\n"));
        assertThat(scene().host().clock().nanos() - before).isGreaterThanOrEqualTo(195_000_000);
    }

    @Test
    default void aDialogueHasItsTurns() {
        String address = scene().speaker("220 here\r\n", List.of("EHLO me\r\n", "QUIT\r\n"),
                List.of("250-here\r\n250 220\r\n", "221 bye\r\n"));

        assertThat(talk(address, LONG, turn("", "^220"), turn("EHLO me\r\n", "^250 "), turn("QUIT\r\n", "^221")))
                .isInstanceOf(Reply.Answer.class);
        assertThat(talk(address, LONG, turn("", "^220 "), turn("EHLO me\r\n", "^250"), turn("QUIT\r\n", "^221")))
                .as("what is left of an answer is no obstacle").isInstanceOf(Reply.Answer.class);
        assertThat(talk(address, LONG, turn("", "^220"))).isEqualTo(new Reply.Answer(0, "220 here\r\n"));
        assertThat(talk(address, SHORT, turn("", "^220"), turn("EHLO me\r\n", "^220")))
                .as("an answer does not count twice, nor within a line")
                .isEqualTo(new Reply.Stuck(2, new Reply.TimedOut("250-here\r\n250 220\r\n")));
        assertThat(talk(address, SHORT, turn("", "^220"), turn("HELP\r\n", "^214")))
                .isEqualTo(new Reply.Stuck(2, new Reply.TimedOut("")));
        assertThat(talk(address, SHORT, turn("", "^554"), turn("QUIT\r\n", "^221")))
                .isEqualTo(new Reply.Stuck(1, new Reply.TimedOut("220 here\r\n")));
        assertThat(talk(scene().closedPort(), SHORT, turn("", "^220"), turn("QUIT\r\n", "^221")))
                .isEqualTo(new Reply.Refused("Connection refused"));
    }

    @Test
    default void aTurnNeedNotWait() {
        String address = scene().speaker("", List.of("one\n", "two\n"), List.of("", "2\n"));

        assertThat(talk(address, LONG, new Turn("one\n", "", false), turn("two\n", "^2")))
                .isInstanceOf(Reply.Answer.class);
    }

    @Test
    default void aPatternThatCannotDecideEndsADialogue() {
        String address = scene().speaker("a".repeat(4000) + "\n", List.of("x"), List.of("y"));

        assertThat(talk(address, LONG, turn("", "(a+)+b"), turn("x", "y"))).isInstanceOfSatisfying(Reply.Stuck.class, stuck ->
                assertThat(stuck.why()).isEqualTo(new Reply.Refused("the pattern '(a+)+b' takes too long on text of 4001 characters")));
    }

    private Reply talk(String address, Duration timeout, Turn... turns) {
        return scene().host().network().talk(new Talk(Transport.TCP, address, List.of(turns), Optional.empty()), timeout);
    }

    private static Turn turn(String send, String until) {
        return new Turn(send, until, true);
    }

    @Test
    default void whoDoesNotSpeakTlsIsTold() {
        Talk talk = new Talk(Transport.TCP, scene().greeter("220 here\r\n"), List.of(turn("", "^220")), Optional.of(Trust.USUAL));

        assertThat(scene().host().network().talk(talk, LONG)).isEqualTo(new Reply.Refused("it does not speak TLS"));
    }

    @Test
    default void nobodyThereIsRefused() {
        Network network = scene().host().network();

        assertThat(network.talk(Transport.TCP, scene().closedPort(), "", "", Duration.ofSeconds(5))).isInstanceOf(Reply.Refused.class);
        assertThat(network.talk(Transport.UDP, scene().closedPort(), "x", "", Duration.ofSeconds(5)))
                .isEqualTo(new Reply.Refused("Connection refused"));
        assertThat(network.talk(Transport.UNIX_SOCKET, scene().directory() + "/no.sock", "", "", Duration.ofSeconds(5)))
                .isInstanceOf(Reply.Refused.class);
        assertThat(network.http(HttpRequest.get("http://" + scene().closedPort() + "/"), Duration.ofSeconds(5)))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    default void aRequestThatCannotBeSentIsRefused() {
        Network network = scene().host().network();
        HttpRequest twoLines = new HttpRequest("http://" + scene().closedPort(), "GET", Map.of("X-Key", "1\r\nHost: other"), "", Optional.empty(), 0);

        assertThat(network.http(twoLines, Duration.ofSeconds(5))).isEqualTo(new Reply.Refused(
                "the value of the header 'X-Key' has a line break or another control character, so it is not sent"));
    }

    @Test
    default void aLoginThatCannotBeSentIsRefused() {
        for (Login login : List.of(new Login("a:b", "secret"), new Login("a\n", "secret"), new Login("a", "secret\n"))) {
            HttpRequest request = new HttpRequest("http://" + scene().closedPort(), "GET", Map.of(), "", Optional.of(login), 0);
            assertThat(scene().host().network().http(request, Duration.ofSeconds(5))).isInstanceOfSatisfying(Reply.Refused.class,
                    refused -> assertThat(refused.cause()).startsWith("HTTP knows no ").doesNotContain("secret"));
        }
    }

    @Test
    default void aSocketIsToldByWhoHasIt() {
        Network network = scene().host().network();
        String there = scene().greeter("hello\n");
        List<Integer> server = List.of(scene().host().processes().self());
        List<Integer> others = List.of(scene().sleeper("100"));
        String anyHost = Network.ANY_HOST + there.substring(there.lastIndexOf(':'));

        assertThat(network.socket(SocketUse.LISTENS_TCP, there, server, Duration.ofSeconds(5))).isEqualTo(Failure.NONE);
        assertThat(network.socket(SocketUse.LISTENS_TCP, anyHost, server, Duration.ofSeconds(5))).isEqualTo(Failure.NONE);
        assertThat(network.socket(SocketUse.LISTENS_TCP, there, others, Duration.ofSeconds(5)).cause())
                .isEqualTo("another process listens there, and none of the service");
        assertThat(network.socket(SocketUse.LISTENS_TCP, scene().closedPort(), server, Duration.ofSeconds(5)).cause())
                .isEqualTo("no process of the service listens there");
    }

    @Test
    default void timePassesWhileWaiting() {
        Clock clock = scene().host().clock();
        long nanos = clock.nanos();
        Instant wall = clock.wall();

        clock.sleep(Duration.ofMillis(20));

        assertThat(clock.nanos() - nanos).isGreaterThanOrEqualTo(20_000_000);
        assertThat(Duration.between(wall, clock.wall())).isGreaterThanOrEqualTo(Duration.ofMillis(15));
    }
}
