package org.oscine.host.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.oscine.host.HttpRequest;
import org.oscine.host.Network.Reply;
import org.oscine.host.WebAddress;

/** One request. */
final class HttpQuestion extends BlockingQuestion {
    private final HttpRequest request;
    private final WebAddress url;
    private String location = "";

    HttpQuestion(HttpRequest request, List<InetAddress> addresses, long deadline) {
        super(addresses, request.address().port(), deadline);
        this.request = request;
        this.url = request.address();
    }

    /** Where it says that the page is; empty where it does not. */
    synchronized String location() {
        return location;
    }

    @Override
    Reply ask(Socket connected) throws IOException {
        try (Socket channel = url.isSecure() ? SecureSocket.over(connected, url, request.trust()) : connected) {
            HttpExchange exchange = new HttpExchange(channel.getInputStream(), channel.getOutputStream());
            Reply answer = exchange.ask(request, url);
            leadsTo(exchange.location());
            return answer;
        }
    }

    private synchronized void leadsTo(String where) {
        location = where;
    }

    @Override
    Reply timedOut() {
        return new Reply.TimedOut("");
    }
}
