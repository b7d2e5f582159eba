package org.oscine.host.simulated;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.oscine.host.Network.Reply;
import org.oscine.host.Talk;
import org.oscine.host.TalkProgress;
import org.oscine.host.TalkProgress.Heard;

/** What an address answers. Without further words it takes the connection and says nothing more. */
public final class ScriptedReply {

    private Reply reply = new Reply.Answer(0, "");
    private Optional<String> question = Optional.empty();
    private List<Exchange> exchanges = List.of();
    private boolean secured;
    private Duration duration = Duration.ZERO;
    private BooleanSupplier condition = () -> true;
    private Supplier<List<Integer>> holders = List::of;

    ScriptedReply() {}

    /**
     * A part of a dialogue.
     *
     * @param asked what it answers to; absent: anything, and the first part of a dialogue is a greeting then
     */
    public record Exchange(Optional<String> asked, String answer) {}

    /** It holds a dialogue: who asks something else than comes next gets no answer any more. */
    public ScriptedReply holds(List<Exchange> dialogue) {
        exchanges = List.copyOf(dialogue);
        return this;
    }

    /** It speaks TLS. */
    public ScriptedReply secured() {
        secured = true;
        return this;
    }

    /** It answers to this text only; whatever else it is sent, it keeps silent. */
    public ScriptedReply asked(String text) {
        question = Optional.of(text);
        return this;
    }

    /** It answers with a text. */
    public ScriptedReply answers(String text) {
        return answers(0, text);
    }

    /** It answers with an HTTP status and a body. */
    public ScriptedReply answers(int status, String body) {
        reply = new Reply.Answer(status, body);
        return this;
    }

    /** It refuses connections. */
    public ScriptedReply refuses(String cause) {
        reply = new Reply.Refused(cause);
        return this;
    }

    /** It takes connections but never answers. */
    public ScriptedReply hangs() {
        duration = Duration.ofDays(1);
        return this;
    }

    /** How long the answer takes, on the virtual clock. */
    public ScriptedReply takes(Duration time) {
        duration = time;
        return this;
    }

    /** It answers only while this holds; otherwise nobody listens. */
    public ScriptedReply when(BooleanSupplier holds) {
        condition = holds;
        return this;
    }

    /** The processes that hold the socket; without this nobody's that the case knows. */
    public ScriptedReply heldBy(Supplier<List<Integer>> pids) {
        holders = pids;
        return this;
    }

    /** Whether it is more than one question and its answer. */
    boolean hasTurns() {
        return !exchanges.isEmpty() || secured;
    }

    boolean isOpen() {
        return condition.getAsBoolean() && !(reply instanceof Reply.Refused refused && !refused.cause().startsWith("Connection reset"));
    }

    boolean isHeldBy(List<Integer> pids) {
        return holders.get().stream().anyMatch(pids::contains);
    }

    /** What comes of a talk with it; one that keeps quiet, or never says what is waited for, is waited for to the end. */
    Reply run(SimulatedHost host, Talk talk, Duration timeout) {
        if (!condition.getAsBoolean()) {
            return SimulatedNetwork.REFUSED;
        }
        if (reply instanceof Reply.Refused) {
            return run(host, "", timeout);
        }
        if (talk.tls().isPresent() && !secured) {
            return new Reply.Refused("it does not speak TLS");
        }
        boolean understood = secured == talk.tls().isPresent();
        return new Listener(host, talk, timeout).talk(understood);
    }

    /** One connection. */
    private final class Listener {
        private final SimulatedHost host;
        private final Duration timeout;
        private final long start;
        private final Talk talk;
        private final TalkProgress progress;
        private final List<Exchange> left = new ArrayList<>(exchanges);
        private final StringBuilder said = new StringBuilder();
        private boolean begun;

        Listener(SimulatedHost host, Talk talk, Duration timeout) {
            this.host = host;
            this.talk = talk;
            this.timeout = timeout;
            this.start = host.clock().nanos();
            this.progress = new TalkProgress(talk);
            if (left.isEmpty()) {
                left.add(new Exchange(question, ((Reply.Answer) reply).text()));
            }
        }

        Reply talk(boolean understood) {
            if (!understood && !talk.isSilent()) {
                return late();
            }
            if (left.getFirst().asked().isEmpty()) {
                said.append(left.removeFirst().answer());
            }
            while (!progress.isDone()) {
                hear(progress.send());
                Heard heard = progress.listen();
                while (heard == Heard.A_PART) {
                    if (said.isEmpty() || !isBegun()) {
                        return late();
                    }
                    byte[] text = said.toString().getBytes(StandardCharsets.UTF_8);
                    said.setLength(0);
                    heard = progress.hear(text, text.length);
                }
                if (heard == Heard.TOO_MUCH) {
                    return progress.ended();
                }
            }
            return progress.ended();
        }

        private void hear(String sent) {
            if (!sent.isEmpty() && !left.isEmpty() && left.getFirst().asked().filter(it -> !it.equals(sent)).isEmpty()) {
                said.append(left.removeFirst().answer());
            }
        }

        private boolean isBegun() {
            if (!begun && duration.compareTo(timeout) <= 0) {
                host.clock().sleep(duration);
                begun = true;
            }
            return begun;
        }

        private Reply late() {
            host.clock().sleep(timeout.minusNanos(host.clock().nanos() - start));
            return progress.timedOut();
        }
    }

    Reply run(SimulatedHost host, String sent, Duration timeout) {
        if (!condition.getAsBoolean()) {
            return SimulatedNetwork.REFUSED;
        }
        boolean silent = duration.compareTo(timeout) > 0 || question.filter(it -> !it.equals(sent)).isPresent();
        host.clock().sleep(silent ? timeout : duration);
        return silent ? new Reply.TimedOut("") : reply;
    }
}
