package org.oscine.trace;

import java.time.Duration;
import org.oscine.host.Network;

/** Tells who is asked over the network, and what came back. */
record TracingNetwork(Network network, Trace trace) implements Network {

    @Override
    public Reply talk(Transport over, String address, String send, String until, Duration timeout) {
        long began = begin(over.word() + " " + address, send);
        return told(network.talk(over, address, send, until, timeout), began);
    }

    @Override
    public Reply http(String url, Duration timeout) {
        long began = begin("http " + url, "");
        return told(network.http(url, timeout), began);
    }

    private long begin(String address, String send) {
        trace.say("ask " + address + (send.isEmpty() ? "" : ", sending '" + send.strip() + "'"));
        return trace.now();
    }

    private Reply told(Reply reply, long began) {
        String took = " (" + trace.since(began) + ")";
        switch (reply) {
            case Reply.Answer answer -> {
                trace.quote(answer.text());
                trace.say("answered" + (answer.status() == 0 ? "" : " with status " + answer.status()) + took);
            }
            case Reply.Refused refused -> trace.say("refused: " + refused.cause() + took);
            case Reply.TimedOut late -> {
                trace.quote(late.text());
                trace.say("no complete answer in time" + took);
            }
        }
        return reply;
    }
}
