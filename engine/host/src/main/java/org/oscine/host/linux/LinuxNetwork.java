package org.oscine.host.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.oscine.host.HttpRequest;
import org.oscine.host.Network;
import org.oscine.host.Talk;
import org.oscine.host.TalkProgress;
import org.oscine.ocf.Failure;
import org.oscine.ocf.WholeNumber;

/** Connections to a service. */
final class LinuxNetwork implements Network {

    private static final int HIGHEST_PORT = 65535;
    private static final String NO_ADDRESS = "not an address of the form host:port: ";

    @Override
    public Reply talk(Talk talk, Duration timeout) {
        Failure wrong = TalkProgress.fault(talk);
        if (wrong.exists()) {
            return new Reply.Refused(wrong.cause());
        }
        return talk.over() == Transport.UNIX_SOCKET ? unix(talk, timeout) : port(talk, timeout);
    }

    private static Reply port(Talk talk, Duration timeout) {
        String address = talk.address();
        int port = portOf(address);
        if (port < 0) {
            return new Reply.Refused(NO_ADDRESS + address);
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        String host = hostOf(address);
        try {
            List<InetAddress> found = Names.resolve(host, timeout);
            if (found.isEmpty()) {
                return new Reply.TimedOut("");
            }
            if (talk.over() == Transport.UDP) {
                Talk.Turn question = talk.turns().getFirst();
                return DatagramExchange.hold(new InetSocketAddress(found.getFirst(), port), question.send(), question.until(), deadline);
            }
            return talk.tls().isPresent()
                    ? new SecureTalk(talk, Names.unbracketed(host), port, found, deadline).answer()
                    : connection(found, port, talk, deadline);
        } catch (IOException | RuntimeException e) {
            return refused(e);
        }
    }

    /** With the first of these that accepts one. */
    static Reply connection(List<InetAddress> addresses, int port, Talk talk, long deadline) throws IOException {
        Attempts attempts = new Attempts(addresses, deadline);
        while (attempts.areLeft()) {
            try (SocketChannel channel = SocketChannel.open()) {
                Conversation conversation = new Conversation(channel, deadline);
                if (connects(conversation, new InetSocketAddress(attempts.next(), port), attempts)) {
                    return conversation.hold(talk);
                }
            }
        }
        return attempts.reply();
    }

    private static boolean connects(Conversation conversation, SocketAddress address, Attempts attempts) {
        try {
            if (conversation.connects(address, attempts.deadline())) {
                return true;
            }
            attempts.timedOut();
        } catch (IOException | RuntimeException e) {
            attempts.failed(e);
        }
        return false;
    }

    private static Reply unix(Talk talk, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            Conversation conversation = new Conversation(channel, deadline);
            return conversation.connects(UnixDomainSocketAddress.of(talk.address()), deadline)
                    ? conversation.hold(talk)
                    : new Reply.TimedOut("");
        } catch (IOException | RuntimeException e) {
            return refused(e);
        }
    }

    @Override
    public Reply http(HttpRequest request, Duration timeout) {
        Failure wrong = request.fault();
        return wrong.exists()
                ? new Reply.Refused(wrong.cause())
                : new Redirections(request, System.nanoTime() + timeout.toNanos()).follow();
    }

    @Override
    public Failure socket(SocketUse use, String address, List<Integer> pids, Duration timeout) {
        int port = portOf(address);
        if (port < 0) {
            return Failure.of(NO_ADDRESS + address);
        }
        String host = hostOf(address);
        try {
            List<InetAddress> addresses = host.equals(ANY_HOST) ? List.of() : Names.resolve(host, timeout);
            return addresses.isEmpty() && !host.equals(ANY_HOST)
                    ? Failure.of("the name of the host was not resolved in time")
                    : new SocketTable(use, addresses, port).find(pids);
        } catch (IOException | RuntimeException e) {
            return Failure.of(Faults.ofConnection(e));
        }
    }

    private static Reply refused(Exception e) {
        return new Reply.Refused(Faults.ofConnection(e));
    }

    /** Negative where it has none. */
    private static int portOf(String address) {
        int colon = address.lastIndexOf(':');
        long port = colon < 0 ? -1 : WholeNumber.parse(address.substring(colon + 1)).orElse(-1L);
        return port > HIGHEST_PORT ? -1 : (int) port;
    }

    private static String hostOf(String address) {
        return address.substring(0, address.lastIndexOf(':'));
    }
}
