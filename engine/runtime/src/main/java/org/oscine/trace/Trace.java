package org.oscine.trace;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.oscine.host.Clock;
import org.oscine.host.Tracer;
import org.oscine.parameter.Redactor;

/**
 * The lines of a trace: each with the time of day, and indented below what it belongs to. Every line is written at
 * once, since a call that Pacemaker kills is the one whose trace somebody wants to read.
 */
public final class Trace implements Tracer {
    private static final int LONGEST_QUOTE = 4000;

    private final PrintStream out;
    private final Clock clock;
    private final ZoneId zone;
    private final Redactor redactor;
    private final Deque<Long> beginnings = new ArrayDeque<>();
    private final Map<String, String> known = new HashMap<>();
    private boolean scanning;
    private boolean hushed;

    /** @param zone whose time of day is told */
    public Trace(PrintStream out, Clock clock, ZoneId zone, Redactor redactor) {
        this.out = out;
        this.clock = clock;
        this.zone = zone;
        this.redactor = redactor;
    }

    /** A line. */
    public synchronized void say(String text) {
        String time = String.format(Locale.ROOT, "%tT.%<tL ", clock.wall().atZone(zone));
        out.println(time + "  ".repeat(beginnings.size()) + redactor.redact(text).replace('\n', ' '));
        out.flush();
    }

    /** What a program said, line by line. */
    public synchronized void quote(String text) {
        if (hushed) {
            say("| (" + text.length() + " characters)");
            return;
        }
        String clean = redactor.redact(text);
        boolean cut = clean.length() > LONGEST_QUOTE;
        for (String line : (cut ? clean.substring(0, LONGEST_QUOTE) : clean).split("\n")) {
            if (!line.isBlank()) {
                say("| " + line.stripTrailing());
            }
        }
        if (cut) {
            say("| (" + (clean.length() - LONGEST_QUOTE) + " more characters)");
        }
    }

    /** Something begins; what follows belongs to it. */
    public synchronized void begin(String title) {
        forget();
        say(title);
        beginnings.push(clock.nanos());
    }

    @Override
    public void begins(String kind, String name) {
        begin(kind + " " + name);
    }

    @Override
    public synchronized void beginsSecret(String kind, String name) {
        begin(kind + " " + name + ", which is secret");
        hushed = true;
    }

    /** Whether answers are to be kept back. */
    synchronized boolean isHushed() {
        return hushed;
    }

    @Override
    public synchronized void ends(String outcome) {
        forget();
        hushed = false;
        long began = beginnings.isEmpty() ? clock.nanos() : beginnings.pop();
        say("= " + outcome + " (" + since(began) + ")");
    }

    /** One look. An answer that is the same as before is not told again: much is waited for by looking often. */
    synchronized void look(String question, String answer) {
        if (!answer.equals(known.put(question, answer))) {
            say(question + ": " + answer);
        }
    }

    /** A look at one of all processes, of which none is told; what they are searched for is told by who searches. */
    synchronized void lookAtProcess(String question, String answer) {
        if (!scanning) {
            look(question, answer);
        }
    }

    /** From now on all processes are looked at, one after the other. */
    synchronized void scan(int processes) {
        look("process table", processes + " processes");
        scanning = true;
    }

    private void forget() {
        known.clear();
        scanning = false;
    }

    long now() {
        return clock.nanos();
    }

    /** How long something took. */
    String since(long began) {
        Duration took = Duration.ofNanos(clock.nanos() - began);
        return took.toMillis() < 10
                ? String.format(Locale.ROOT, "%.1f ms", took.toNanos() / 1e6)
                : took.toMillis() < 10_000 ? took.toMillis() + " ms" : took.toSeconds() + " s";
    }
}
