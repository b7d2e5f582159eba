package org.oscine.host;

import java.util.List;
import java.util.Optional;
import org.oscine.host.HttpRequest.Trust;
import org.oscine.host.Network.Transport;

/**
 * What is to be said and heard over one connection.
 *
 * @param turns in their order; the first whose answer does not come ends the talk
 * @param tls whose word counts for who the other end is; absent: the connection is not encrypted
 */
public record Talk(Transport over, String address, List<Turn> turns, Optional<Trust> tls) {

    public Talk {
        turns = List.copyOf(turns);
    }

    /**
     * Something to say, and what is waited for then.
     *
     * @param send empty: nothing is said
     * @param until a regular expression, in which ^ and $ stand for the ends of any line
     * @param waits whether an answer is waited for at all
     */
    public record Turn(String send, String until, boolean waits) {}

    /** One turn: without anything to say or to wait for, a connection is answer enough. */
    public static Talk of(Transport over, String address, String send, String until) {
        return new Talk(over, address, List.of(new Turn(send, until, !send.isEmpty() || !until.isEmpty())), Optional.empty());
    }

    /** Whether a connection alone is the answer. */
    public boolean isSilent() {
        return turns.size() == 1 && !turns.getFirst().waits() && turns.getFirst().send().isEmpty();
    }

    /** Whether it is a dialogue, of which a reply tells the turn. */
    public boolean hasTurns() {
        return turns.size() > 1;
    }
}
