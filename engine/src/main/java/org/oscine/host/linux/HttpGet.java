package org.oscine.host.linux;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.oscine.host.Network.Reply;

/** One GET. It runs in a thread of its own, since a server that answers drop by drop passes every read timeout. */
final class HttpGet implements Runnable {

    private static final int MOST = 64 * 1024;

    private final HttpURLConnection connection;
    private Reply reply;

    private HttpGet(HttpURLConnection connection) {
        this.connection = connection;
    }

    static Reply get(String url, Duration timeout) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null) {
                return new Reply.Refused("not a web address: " + url);
            }
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            return new HttpGet(connection).within(timeout);
        } catch (URISyntaxException | IOException e) {
            return new Reply.Refused("not a web address: " + url);
        }
    }

    private Reply within(Duration timeout) {
        int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis()));
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setRequestProperty("Connection", "close");
        Thread thread = new Thread(this, "http");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return reply == null ? new Reply.TimedOut("") : reply;
        }
    }

    @Override
    public void run() {
        Reply outcome;
        try {
            int status = connection.getResponseCode();
            outcome = status < 0
                    ? new Reply.Refused("it does not speak HTTP")
                    : new Reply.Answer(status, body(status));
        } catch (SocketTimeoutException e) {
            outcome = new Reply.TimedOut("");
        } catch (IOException e) {
            outcome = new Reply.Refused(Faults.ofConnection(e));
        }
        synchronized (this) {
            reply = outcome;
        }
        connection.disconnect();
    }

    private String body(int status) throws IOException {
        try (InputStream in = status < HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getInputStream()
                : connection.getErrorStream()) {
            return in == null ? "" : new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        }
    }
}
