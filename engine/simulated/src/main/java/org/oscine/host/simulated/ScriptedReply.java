package org.oscine.host.simulated;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.oscine.host.Network.Reply;

/** What an address answers. Without further words it takes the connection and says nothing more. */
public final class ScriptedReply {

    private Reply reply = new Reply.Answer(0, "");
    private Optional<String> question = Optional.empty();
    private Duration duration = Duration.ZERO;
    private BooleanSupplier condition = () -> true;
    private Supplier<List<Integer>> holders = List::of;

    ScriptedReply() {}

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

    boolean isOpen() {
        return condition.getAsBoolean() && !(reply instanceof Reply.Refused refused && !refused.cause().startsWith("Connection reset"));
    }

    boolean isHeldBy(List<Integer> pids) {
        return holders.get().stream().anyMatch(pids::contains);
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
