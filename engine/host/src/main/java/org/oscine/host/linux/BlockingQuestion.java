package org.oscine.host.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.oscine.host.Network.Reply;

/**
 * A question over a connection that can block. It runs in a thread of its own, since a server that answers drop by drop passes
 * every read timeout; at the deadline the socket is closed, which ends the thread wherever it is. (The JDK's clients can be
 * neither ended for certain nor kept from reading headers without end.)
 */
abstract class BlockingQuestion implements Runnable {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final List<InetAddress> addresses;
    private final int port;
    private final long deadline;
    private Socket socket;
    private boolean over;
    private Reply reply;

    /** @param addresses the server's, of which the first that accepts a connection is asked */
    BlockingQuestion(List<InetAddress> addresses, int port, long deadline) {
        this.addresses = addresses;
        this.port = port;
        this.deadline = deadline;
    }

    /** Asks over a connection, which is closed then. */
    abstract Reply ask(Socket connected) throws IOException;

    /** The reply when the time is over before there is one. */
    abstract Reply timedOut();

    Reply answer() throws IOException {
        Aside asking = Aside.begin("question", this);
        if (asking == null) {
            return new Reply.Refused("too many earlier requests are still waiting for an answer");
        }
        asking.endsWithin(left());
        return end();
    }

    private int left() {
        return Math.clamp((deadline - System.nanoTime()) / NANOS_PER_MILLI, 1, Integer.MAX_VALUE);
    }

    private synchronized Reply end() throws IOException {
        over = true;
        if (socket != null) {
            socket.close();
        }
        return reply == null ? timedOut() : reply;
    }

    @Override
    public void run() {
        Reply outcome;
        try {
            outcome = ask();
        } catch (SocketTimeoutException e) {
            outcome = timedOut();
        } catch (IOException | RuntimeException e) {
            outcome = new Reply.Refused(Faults.ofConnection(e));
        }
        synchronized (this) {
            reply = outcome;
        }
    }

    private Reply ask() throws IOException {
        Attempts attempts = new Attempts(addresses, deadline);
        while (attempts.areLeft()) {
            try (Socket plain = newSocket()) {
                if (connects(plain, new InetSocketAddress(attempts.next(), port), attempts)) {
                    plain.setSoTimeout(left());
                    return ask(plain);
                }
            }
        }
        return attempts.reply();
    }

    /** One that is closed at the deadline. */
    private synchronized Socket newSocket() throws SocketException {
        if (over) {
            throw new SocketException("Socket closed");
        }
        socket = new Socket();
        return socket;
    }

    private static boolean connects(Socket socket, InetSocketAddress address, Attempts attempts) {
        try {
            socket.connect(address, attempts.millis());
            return true;
        } catch (SocketTimeoutException e) {
            attempts.timedOut();
        } catch (IOException | RuntimeException e) {
            attempts.failed(e);
        }
        return false;
    }
}
