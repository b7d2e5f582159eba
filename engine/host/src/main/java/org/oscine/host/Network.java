package org.oscine.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.oscine.ocf.Failure;

/** Connections to a service, of which each call opens one and closes it; and the sockets of processes. */
public interface Network {

    /** What a conversation goes over. */
    enum Transport {
        /** A connection to {@code host:port}. */
        TCP("tcp"),
        /** Datagrams to {@code host:port} and from there: a listener that does not answer cannot be seen. */
        UDP("udp"),
        /** A connection to a Unix socket, by its path. */
        UNIX_SOCKET("unix-socket");

        private final String word;

        Transport(String word) {
            this.word = word;
        }

        /** Its name, as a descriptor has it. */
        public String word() {
            return word;
        }
    }

    /**
     * Connects, and in each turn sends a text and reads until the wanted pattern appears, the end, or the timeout of the whole
     * talk. Over UDP there is one turn: the text is sent once, and each datagram is an answer of its own.
     */
    Reply talk(Talk talk, Duration timeout);

    /** One turn, see {@link Talk#of}. */
    default Reply talk(Transport over, String address, String send, String until, Duration timeout) {
        return talk(Talk.of(over, address, send, until), timeout);
    }

    /** Asks for a page. A request with a fault is refused. */
    Reply http(HttpRequest request, Duration timeout);

    /** What a process uses a socket for. */
    enum SocketUse {
        /** It takes TCP connections at {@code host:port}, an address of this machine or one that includes it. */
        LISTENS_TCP("listens there"),
        /** It receives datagrams at {@code host:port}. */
        LISTENS_UDP("receives datagrams there"),
        /** It has a TCP connection to {@code host:port}. */
        IS_CONNECTED("has a connection there");

        private final String deed;

        SocketUse(String deed) {
            this.deed = deed;
        }

        /** In words, after who does it. */
        public String deed() {
            return deed;
        }

        /** Why there is no such socket. */
        public Failure missing(boolean othersHaveOne) {
            return Failure.of(othersHaveOne
                    ? "another process " + deed + ", and none of the service"
                    : "no process of the service " + deed);
        }
    }

    /** The host of an address for which any will do. */
    String ANY_HOST = "*";

    /**
     * Looks for a socket of one of these processes; nothing is sent. A socket that listens at all addresses listens at each.
     *
     * @param address {@code host:port}; any host is {@value #ANY_HOST}
     * @param timeout for the look-up of the host's name
     * @return why there is none; where the kernel hides whose a socket is, it is taken for the service's
     */
    Failure socket(SocketUse use, String address, List<Integer> pids, Duration timeout);

    /** Bytes of an answer, or of a command's output, that are kept; what comes behind them is thrown away. */
    int LONGEST = 64 * 1024;

    /** Whether a text that a service said is only the beginning of it. */
    static boolean isCutOff(String text) {
        // The last character may have lost a part of its bytes.
        return text.length() >= LONGEST / 4 && text.getBytes(StandardCharsets.UTF_8).length > LONGEST - 4;
    }

    /** The answer. */
    sealed interface Reply {
        /** What each answer means. */
        interface Cases<R> {
            R answer(Answer it);

            R refused(Refused it);

            R timedOut(TimedOut it);

            R stuck(Stuck it);
        }

        /** What the cases make of this one. */
        <R> R match(Cases<R> cases);

        /** Something answered; status is HTTP's, or 0. */
        record Answer(int status, String text) implements Reply {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.answer(this);
            }
        }

        /** Nothing listens there, or it hung up. */
        record Refused(String cause) implements Reply {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.refused(this);
            }
        }

        /** No full answer in time; with what came until then. */
        record TimedOut(String text) implements Reply {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.timedOut(this);
            }
        }

        /**
         * A talk of several turns that did not come to its end.
         *
         * @param turn the one that had no right answer, counted from 1
         * @param why an answer is one without what was waited for: the other end closed then, or said no end of it
         * @param cutOff whether more was said than is kept
         */
        record Stuck(int turn, Reply why, boolean cutOff) implements Reply {
            public Stuck(int turn, Reply why) {
                this(turn, why, false);
            }

            @Override
            public <R> R match(Cases<R> cases) {
                return cases.stuck(this);
            }
        }
    }
}
