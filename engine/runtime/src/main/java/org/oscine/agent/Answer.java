package org.oscine.agent;

import java.io.PrintStream;
import java.time.Duration;
import org.oscine.ocf.ExitReason;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Redactor;

/** The one answer of a call. Whoever comes first gives it: the action, or the watchdog that waits no longer. */
final class Answer {
    private boolean given;
    private final PrintStream out;
    private final PrintStream err;
    private final String prefix;
    private volatile Redactor redactor = Redactor.NONE;

    Answer(PrintStream out, PrintStream err, String prefix) {
        this.out = out;
        this.err = err;
        this.prefix = prefix;
    }

    /** From now on, these secrets are kept out of the reason. */
    void keepSecret(Redactor redactor) {
        this.redactor = redactor;
    }

    /**
     * Prints the exit reason of anything but a success, as the last line of standard error.
     *
     * @return whether this was the answer; false if there was one already
     */
    boolean give(Result result) {
        if (!isFirst()) {
            return false;
        }
        out.flush();
        if (result.code() != ReturnCode.OCF_SUCCESS) {
            String reason = result.reason().isBlank() ? result.code().name() : result.reason();
            err.println(ExitReason.line(prefix, redactor.redact(reason)));
        }
        err.flush();
        return true;
    }

    /** A lock, since the atomics bring the machinery of var handles along. */
    private synchronized boolean isFirst() {
        boolean first = !given;
        given = true;
        notifyAll();
        return first;
    }

    /** Waits for the answer; false if there was none in that time. */
    synchronized boolean isGivenWithin(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toNanos(); !given && left > 0; left = end - System.nanoTime()) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
        } catch (InterruptedException nobodyDoes) {
            return true;
        }
        return given;
    }
}
