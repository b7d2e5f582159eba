package org.oscine.host.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.oscine.host.Network.Reply;
import org.oscine.host.Talk;
import org.oscine.host.TalkProgress;

/** A talk over TLS. */
final class SecureTalk extends BlockingQuestion {
    private final Talk talk;
    private final String host;
    private final int port;
    private final TalkProgress progress;
    private boolean begun;

    SecureTalk(Talk talk, String host, int port, List<InetAddress> addresses, long deadline) {
        super(addresses, port, deadline);
        this.talk = talk;
        this.host = host;
        this.port = port;
        this.progress = new TalkProgress(talk);
    }

    @Override
    Reply ask(Socket connected) throws IOException {
        try (Socket channel = SecureSocket.over(connected, host, port, talk.tls().get())) {
            begin();
            return new OverSocket(channel).hold(progress);
        }
    }

    private synchronized void begin() {
        begun = true;
    }

    @Override
    synchronized Reply timedOut() {
        return begun ? progress.timedOut() : new Reply.TimedOut("");
    }

    /** A socket as a line; it is closed at the deadline, and whoever waits for the talk waits no longer then. */
    private static final class OverSocket extends Line {
        private final Socket socket;

        OverSocket(Socket socket) {
            this.socket = socket;
        }

        @Override
        boolean say(byte[] text) throws IOException {
            if (text.length > 0) {
                socket.getOutputStream().write(text);
                socket.getOutputStream().flush();
            }
            return true;
        }

        @Override
        int hear(byte[] into, int most) throws IOException {
            return socket.getInputStream().read(into, 0, most);
        }
    }
}
