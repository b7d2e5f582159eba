package org.oscine.host.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.oscine.host.Network;

/** Connections to a service. */
final class LinuxNetwork implements Network {

    private static final int HIGHEST_PORT = 65535;

    @Override
    public Reply tcp(String address, String send, String until, Duration timeout) {
        int colon = address.lastIndexOf(':');
        int port = colon < 0 ? -1 : port(address.substring(colon + 1));
        if (port < 0) {
            return new Reply.Refused("not an address of the form host:port: " + address);
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        String host = address.substring(0, colon);
        try {
            Optional<InetAddress> found = resolve(unbracketed(host), timeout);
            if (found.isEmpty()) {
                return new Reply.TimedOut("");
            }
            try (SocketChannel channel = SocketChannel.open()) {
                return talk(channel, new InetSocketAddress(found.get(), port), send, until, deadline);
            }
        } catch (UnknownHostException e) {
            return new Reply.Refused("there is no host " + host);
        } catch (IOException e) {
            return refused(e);
        }
    }

    @Override
    public Reply unix(String path, String send, String until, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return talk(channel, UnixDomainSocketAddress.of(path), send, until, deadline);
        } catch (IOException | InvalidPathException e) {
            return refused(e);
        }
    }

    @Override
    public Reply http(String url, Duration timeout) {
        return HttpGet.get(url, timeout);
    }

    private static Reply talk(SocketChannel channel, SocketAddress address, String send, String until, long deadline)
            throws IOException {
        return new Conversation(channel, deadline).hold(address, send, until);
    }

    private static Reply refused(Exception e) {
        return new Reply.Refused(Faults.ofConnection(e));
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > HIGHEST_PORT ? -1 : port;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** A name server that does not answer keeps the look-up for longer than anybody waits; so it gets a thread. */
    private static Optional<InetAddress> resolve(String host, Duration timeout) throws UnknownHostException {
        if (isLiteral(host)) {
            return Optional.of(InetAddress.getByName(host));
        }
        AtomicReference<InetAddress> found = new AtomicReference<>();
        AtomicReference<UnknownHostException> failed = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                found.set(InetAddress.getByName(host));
            } catch (UnknownHostException e) {
                failed.set(e);
            }
        }, "name");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(Math.max(1, timeout.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failed.get() != null) {
            throw failed.get();
        }
        return Optional.ofNullable(found.get());
    }

    private static boolean isLiteral(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == ':') {
                return true;
            }
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return !host.isEmpty();
    }
}
