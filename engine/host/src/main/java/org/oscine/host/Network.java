package org.oscine.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Connections to a service. Each call opens one, and closes it. */
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
     * Connects, sends a text, and reads until the wanted pattern appears, the end, or the timeout. Over UDP the text is
     * sent once, and each datagram is an answer of its own.
     *
     * @param until a regular expression, in which ^ and $ stand for the ends of any line
     */
    Reply talk(Transport over, String address, String send, String until, Duration timeout);

    /** A GET; redirections are not followed. */
    Reply http(String url, Duration timeout);

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
    }
}
