package org.oscine.host.linux;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oscine.host.Network.Reply;

/**
 * Attempts to connect to one address of a host after the other. Each may use an equal part of the time that is left, so one
 * that swallows packets does not hide those behind it.
 */
final class Attempts {
    private static final int NAMED = 4;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final String NO_ANSWER = "no answer in time";

    private final List<InetAddress> addresses;
    private final long deadline;
    private final Map<String, List<String>> failed = new LinkedHashMap<>();
    private int next;

    Attempts(List<InetAddress> addresses, long deadline) {
        this.addresses = addresses;
        this.deadline = deadline;
    }

    boolean areLeft() {
        return next < addresses.size();
    }

    InetAddress next() {
        return addresses.get(next++);
    }

    /** When the attempt at the address that was given out last must have succeeded. */
    long deadline() {
        long now = System.nanoTime();
        return now + (deadline - now) / (addresses.size() - next + 1);
    }

    /** The time until then, as a socket takes it. */
    int millis() {
        return Math.clamp((deadline() - System.nanoTime()) / NANOS_PER_MILLI, 1, Integer.MAX_VALUE);
    }

    void failed(Exception failure) {
        note(Faults.ofConnection(failure));
    }

    void timedOut() {
        note(NO_ANSWER);
    }

    private void note(String cause) {
        if (!failed.containsKey(cause)) {
            failed.put(cause, new ArrayList<>());
        }
        failed.get(cause).add(addresses.get(next - 1).getHostAddress());
    }

    /** What came of them when none succeeded: each cause, and with several addresses those that it concerns. */
    Reply reply() {
        if (failed.size() == 1 && failed.containsKey(NO_ANSWER)) {
            return new Reply.TimedOut("");
        }
        StringBuilder causes = new StringBuilder();
        for (Map.Entry<String, List<String>> each : failed.entrySet()) {
            causes.append(causes.isEmpty() ? "" : "; ").append(each.getKey());
            if (addresses.size() > 1) {
                causes.append(" (").append(names(each.getValue())).append(')');
            }
        }
        return new Reply.Refused(causes.toString());
    }

    private static String names(List<String> concerned) {
        String named = String.join(", ", concerned.subList(0, Math.min(NAMED, concerned.size())));
        return concerned.size() > NAMED ? named + " and " + (concerned.size() - NAMED) + " more" : named;
    }
}
