package org.oscine.host.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** Addresses of hosts. A name server that does not answer keeps a look-up for longer than anybody waits. */
final class Names implements Runnable {

    private final String host;
    private List<InetAddress> found = List.of();
    private UnknownHostException failed;

    private Names(String host) {
        this.host = host;
    }

    /**
     * The addresses of a host, in the resolver's order.
     *
     * @return none when there was no answer in time
     * @throws UnknownHostException when there is no such host
     */
    static List<InetAddress> resolve(String host, Duration timeout) throws IOException {
        String name = unbracketed(host);
        if (isLiteral(name)) {
            return List.of(InetAddress.getByName(name));
        }
        Names names = new Names(name);
        Aside asking = Aside.begin("name", names);
        if (asking == null) {
            throw new IOException("too many earlier name lookups are still waiting for an answer");
        }
        asking.endsWithin(timeout.toMillis());
        return names.answer();
    }

    @Override
    public void run() {
        try {
            List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
            synchronized (this) {
                found = addresses;
            }
        } catch (UnknownHostException e) {
            synchronized (this) {
                failed = new UnknownHostException("unknown host " + host);
            }
        }
    }

    private synchronized List<InetAddress> answer() throws UnknownHostException {
        if (failed != null) {
            throw failed;
        }
        return found;
    }

    static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
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
