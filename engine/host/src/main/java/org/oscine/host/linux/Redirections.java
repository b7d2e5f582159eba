package org.oscine.host.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.oscine.host.HttpRequest;
import org.oscine.host.Network.Reply;
import org.oscine.host.WebAddress;

/** A page that may be elsewhere: where a server says so, the request goes there, as often as it allows, within one time. */
final class Redirections {
    private static final int SHOWN = 100;

    private final HttpRequest first;
    private final long deadline;
    private final List<String> asked = new ArrayList<>();

    Redirections(HttpRequest first, long deadline) {
        this.first = first;
        this.deadline = deadline;
    }

    /** What the last server answers, or why it is not asked. */
    Reply follow() {
        HttpRequest request = first;
        while (true) {
            asked.add(request.method() + request.url());
            Reply reply;
            String location;
            try {
                List<InetAddress> addresses = Names.resolve(request.address().host(), left());
                if (addresses.isEmpty()) {
                    return new Reply.TimedOut("");
                }
                HttpQuestion question = new HttpQuestion(request, addresses, deadline);
                reply = question.answer();
                location = question.location();
            } catch (IOException e) {
                reply = new Reply.Refused(Faults.ofConnection(e));
                location = "";
            }
            if (first.redirects() == 0 || location.isEmpty() || !(reply instanceof Reply.Answer answer) || !redirects(answer.status())) {
                return told(request, reply);
            }
            HttpRequest next = request.redirected(answer.status(), request.address().resolve(location));
            String refused = refused(request, next);
            if (!refused.isEmpty()) {
                return new Reply.Refused(refused + ": " + shown(next.url()));
            }
            request = next;
        }
    }

    private static boolean redirects(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** Why the request cannot go there; nothing if it can. */
    private String refused(HttpRequest from, HttpRequest next) {
        WebAddress to = next.address();
        if (to.fault().exists()) {
            return "it redirects to what is no web address";
        }
        if (to.hasUserInfo()) {
            return "it redirects to an address with a user of its own, which is not followed";
        }
        if (asked.contains(next.method() + next.url())) {
            return "it redirects in a circle, back to";
        }
        if (asked.size() > first.redirects()) {
            return "it redirects more often than 'redirects' allows, at last to";
        }
        boolean elsewhere = !from.address().hasServerOf(to);
        return elsewhere && !next.body().isEmpty() ? "it redirects what is sent to another server, which does not get it" : "";
    }

    /** Whoever does not answer is named, if that is another one than was asked. */
    private Reply told(HttpRequest request, Reply reply) {
        return asked.size() > 1 && reply instanceof Reply.Refused refused
                ? new Reply.Refused("redirected to " + shown(request.url()) + ": " + refused.cause())
                : reply;
    }

    private static String shown(String url) {
        return url.length() > SHOWN ? url.substring(0, SHOWN) + "..." : url;
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }
}
