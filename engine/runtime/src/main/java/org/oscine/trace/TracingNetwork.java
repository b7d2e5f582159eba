package org.oscine.trace;

import java.time.Duration;
import java.util.List;
import org.oscine.host.HttpRequest;
import org.oscine.host.Network;
import org.oscine.host.Talk;
import org.oscine.ocf.Failure;

/** Tells who is asked over the network, and what came back. */
record TracingNetwork(Network network, Trace trace) implements Network {

    @Override
    public Reply talk(Talk talk, Duration timeout) {
        String address = talk.over().word() + " " + talk.address() + (talk.tls().isPresent() ? " over TLS" : "");
        if (!talk.hasTurns()) {
            long began = begin(address, talk.turns().getFirst().send());
            return told(network.talk(talk, timeout), began);
        }
        long began = begin(address + " in " + talk.turns().size() + " steps", "");
        for (Talk.Turn turn : talk.turns()) {
            trace.say((turn.send().isEmpty() ? "" : "sending '" + turn.send().strip() + "'")
                    + (turn.send().isEmpty() || !turn.waits() ? "" : ", ")
                    + (turn.waits() ? "waiting for '" + turn.until() + "'" : ""));
        }
        return told(network.talk(talk, timeout), began);
    }

    @Override
    public Reply http(HttpRequest request, Duration timeout) {
        String headers = request.headers().isEmpty() ? "" : " with the headers " + String.join(", ", request.headers().keySet());
        String login = request.login().isPresent() ? " as " + request.login().get().user() : "";
        long began = begin("http " + request.method() + " " + request.url() + login + headers, request.body());
        return told(network.http(request, timeout), began);
    }

    @Override
    public Failure socket(SocketUse use, String address, List<Integer> pids, Duration timeout) {
        Failure missing = network.socket(use, address, pids, timeout);
        trace.say("look whether one of the processes " + pids + " " + use.deed() + ": " + address
                + (missing.exists() ? ": " + missing.cause() : ": yes"));
        return missing;
    }

    private long begin(String address, String send) {
        trace.say("ask " + address + (send.isEmpty() ? "" : ", sending '" + send.strip() + "'"));
        return trace.now();
    }

    private Reply told(Reply reply, long began) {
        trace.say(reply.match(new Words()) + " (" + trace.since(began) + ")");
        return reply;
    }

    private final class Words implements Reply.Cases<String> {
        @Override
        public String answer(Reply.Answer it) {
            trace.quote(it.text());
            return "answered" + (it.status() == 0 ? "" : " with status " + it.status());
        }

        @Override
        public String refused(Reply.Refused it) {
            return "refused: " + it.cause();
        }

        @Override
        public String timedOut(Reply.TimedOut it) {
            trace.quote(it.text());
            return "no complete answer in time";
        }

        @Override
        public String stuck(Reply.Stuck it) {
            return "in step " + it.turn() + ": " + it.why().match(this);
        }
    }
}
