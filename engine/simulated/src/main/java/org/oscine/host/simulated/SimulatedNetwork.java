package org.oscine.host.simulated;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oscine.host.HttpRequest;
import org.oscine.host.Network;
import org.oscine.host.Talk;
import org.oscine.host.TalkProgress;
import org.oscine.host.TextPattern;
import org.oscine.ocf.Failure;

/** The connections of the simulated machine: only scripted addresses answer. */
final class SimulatedNetwork implements Network {

    static final Reply REFUSED = new Reply.Refused("Connection refused");

    private final SimulatedHost host;
    private final Map<String, ScriptedReply> replies = new HashMap<>();

    SimulatedNetwork(SimulatedHost host) {
        this.host = host;
    }

    ScriptedReply script(String address) {
        ScriptedReply reply = new ScriptedReply();
        replies.put(address, reply);
        return reply;
    }

    void forget(String address) {
        replies.remove(address);
    }

    @Override
    public Reply talk(Talk talk, Duration timeout) {
        Reply reply = isDialogue(talk) ? dialogue(talk, timeout) : question(talk, timeout);
        if (talk.over() == Transport.UDP && reply instanceof Reply.Answer answer && answer.text().isEmpty()) {
            // Who takes a connection and says nothing cannot be seen without one.
            host.clock().sleep(timeout);
            return new Reply.TimedOut("");
        }
        boolean noSocket = talk.over() == Transport.UNIX_SOCKET && reply.equals(REFUSED) && host.fileAt(talk.address()).isEmpty();
        return noSocket ? new Reply.Refused("No such file or directory") : reply;
    }

    private boolean isDialogue(Talk talk) {
        ScriptedReply script = replies.get(talk.address());
        return talk.hasTurns() || talk.tls().isPresent() || script != null && script.hasTurns();
    }

    private Reply dialogue(Talk talk, Duration timeout) {
        Failure wrong = TalkProgress.fault(talk);
        if (wrong.exists()) {
            return new Reply.Refused(wrong.cause());
        }
        ScriptedReply script = replies.get(talk.address());
        return script == null ? REFUSED : script.run(host, talk, timeout);
    }

    private Reply question(Talk talk, Duration timeout) {
        Talk.Turn turn = talk.turns().getFirst();
        return talk(talk.address(), turn.send(), turn.until(), timeout);
    }

    @Override
    public Reply http(HttpRequest request, Duration timeout) {
        if (request.fault().exists()) {
            return new Reply.Refused(request.fault().cause());
        }
        ScriptedReply script = replies.get(request.url());
        Reply reply = script == null ? REFUSED : script.run(host, request.body(), timeout);
        return reply instanceof Reply.Answer answer && request.method().equals(HttpRequest.HEAD)
                ? new Reply.Answer(answer.status(), "")
                : reply;
    }

    /** Whose a socket is the scripted reply knows; whether it is one of TCP or of UDP is all the same here. */
    @Override
    public Failure socket(SocketUse use, String address, List<Integer> pids, Duration timeout) {
        boolean any = address.startsWith(ANY_HOST + ":");
        boolean others = false;
        for (Map.Entry<String, ScriptedReply> reply : replies.entrySet()) {
            boolean there = any ? reply.getKey().endsWith(address.substring(ANY_HOST.length())) : reply.getKey().equals(address);
            if (there && reply.getValue().isOpen()) {
                if (reply.getValue().isHeldBy(pids)) {
                    return Failure.NONE;
                }
                others = true;
            }
        }
        return use.missing(others);
    }

    /** A peer that keeps quiet, or never says what is waited for, is waited for to the end. */
    private Reply talk(String address, String send, String until, Duration timeout) {
        ScriptedReply script = replies.get(address);
        if (script == null) {
            return REFUSED;
        }
        Duration before = Duration.ofNanos(host.clock().nanos());
        Reply reply = script.run(host, send, timeout);
        if (reply instanceof Reply.Answer answer && TextPattern.ofLines(until).searchIn(answer.text()) == TextPattern.Match.NOT_FOUND) {
            host.clock().sleep(timeout.plus(before).minusNanos(host.clock().nanos()));
            return new Reply.TimedOut(answer.text());
        }
        return reply;
    }
}
