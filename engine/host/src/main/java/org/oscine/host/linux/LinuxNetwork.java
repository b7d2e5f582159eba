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
import org.oscine.host.TextPattern;
import org.oscine.ocf.Failure;
import org.oscine.ocf.WholeNumber;

/** Connections to a service. */
final class LinuxNetwork implements Network {

    private static final int HIGHEST_PORT = 65535;
    private static final String NO_ADDRESS = "not an address of the form host:port: ";

    @Override
    public Reply talk(Transport over, String address, String send, String until, Duration timeout) {
        Failure wrong = TextPattern.ofLines(until).fault();
        if (wrong.exists()) {
            return new Reply.Refused(wrong.cause());
        }
        return over == Transport.UNIX_SOCKET
                ? unix(address, send, until, timeout)
                : port(over, address, send, until, timeout);
    }

    private static Reply port(Transport over, String address, String send, String until, Duration timeout) {
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
            return over == Transport.UDP
                    ? DatagramExchange.hold(new InetSocketAddress(found.getFirst(), port), send, until, deadline)
                    : connection(found, port, send, until, deadline);
        } catch (IOException | RuntimeException e) {
            return refused(e);
        }
    }

    /** With the first of these that accepts one. */
    static Reply connection(List<InetAddress> addresses, int port, String send, String until, long deadline) throws IOException {
        Attempts attempts = new Attempts(addresses, deadline);
        while (attempts.areLeft()) {
            try (SocketChannel channel = SocketChannel.open()) {
                Conversation conversation = new Conversation(channel, deadline);
                if (connects(conversation, new InetSocketAddress(attempts.next(), port), attempts)) {
                    return conversation.hold(send, until);
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

    private static Reply unix(String path, String send, String until, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            Conversation conversation = new Conversation(channel, deadline);
            return conversation.connects(UnixDomainSocketAddress.of(path), deadline)
                    ? conversation.hold(send, until)
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
