package org.oscine.host.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.oscine.host.Network.Reply;

/**
 * One GET. It runs in a thread of its own, since a server that answers drop by drop passes every read timeout; at the
 * deadline the socket is closed, which ends the thread wherever it is. (The JDK's clients can be neither ended for certain nor
 * kept from reading headers without end.)
 */
final class HttpGet implements Runnable {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int HIGHEST_PORT = 65535;

    private final URI url;
    private final InetAddress address;
    private final int millis;
    private final Socket socket = new Socket();
    private Reply reply;

    private HttpGet(URI url, InetAddress address, int millis) {
        this.url = url;
        this.address = address;
        this.millis = millis;
    }

    static Reply get(String text, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            URI url = new URI(new URI(text).toASCIIString());
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!web || url.getHost() == null || url.getPort() > HIGHEST_PORT) {
                return new Reply.Refused("not a web address: " + text);
            }
            List<InetAddress> address = Names.resolve(url.getHost(), timeout);
            long left = (deadline - System.nanoTime()) / 1_000_000;
            return address.isEmpty()
                    ? new Reply.TimedOut("")
                    : new HttpGet(url, address.getFirst(), Math.clamp(left, 1, Integer.MAX_VALUE)).within();
        } catch (URISyntaxException e) {
            return new Reply.Refused("not a web address: " + text);
        } catch (IOException e) {
            return new Reply.Refused(Faults.ofConnection(e));
        }
    }

    private Reply within() throws IOException {
        Aside asking = Aside.begin("http", this);
        if (asking == null) {
            return new Reply.Refused("too many earlier requests are still waiting for an answer");
        }
        asking.endsWithin(millis);
        Reply answer = answer();
        socket.close();
        return answer;
    }

    private synchronized Reply answer() {
        return reply == null ? new Reply.TimedOut("") : reply;
    }

    @Override
    public void run() {
        Reply outcome;
        try (socket) {
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(address, port()), millis);
            try (Socket channel = isSecure() ? secured() : socket) {
                outcome = new HttpExchange(channel.getInputStream(), channel.getOutputStream()).get(host(), target());
            }
        } catch (SocketTimeoutException e) {
            outcome = new Reply.TimedOut("");
        } catch (IOException | RuntimeException e) {
            outcome = new Reply.Refused(Faults.ofConnection(e));
        }
        synchronized (this) {
            reply = outcome;
        }
    }

    private boolean isSecure() {
        return url.getScheme().toLowerCase(Locale.ROOT).equals("https");
    }

    private int port() {
        return url.getPort() >= 0 ? url.getPort() : isSecure() ? HTTPS : HTTP;
    }

    private String host() {
        return url.getHost() + (url.getPort() >= 0 ? ":" + url.getPort() : "");
    }

    private String target() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private Socket secured() throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, Names.unbracketed(url.getHost()), port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        return secured;
    }
}
