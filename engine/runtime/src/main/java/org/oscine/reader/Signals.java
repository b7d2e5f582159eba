package org.oscine.reader;

import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;
import org.oscine.form.Fields;

/** Signals by name, with the numbers that Linux gives them on x86 and ARM (signal(7)). */
final class Signals {
    /** What a step may send: the names of ProcessControl.SIGNALS, without SIG. */
    static final List<String> SENDABLE = List.of("HUP", "INT", "QUIT", "ABRT", "KILL", "USR1", "USR2", "ALRM",
            "TERM", "CONT", "STOP", "WINCH", "PWR");

    /** All names, without SIG; the first one has number 1. */
    static final List<String> ALL = List.of("HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL",
            "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU",
            "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");

    private static final String PREFIX = "SIG";

    private Signals() {}

    /** The key {@code signal} of an entry: one to be sent. */
    static String read(ReaderContext context, Fields fields) {
        Node.Entry entry = fields.take("signal").orElseThrow();
        Optional<Node.Scalar> name = context.scalars().scalar(entry, "the name of a signal");
        if (name.isEmpty()) {
            return Scalars.MISSING;
        }
        String text = name.get().text();
        if (!SENDABLE.contains(text)) {
            context.faults().add("bad-signal", name.get().span(), "'" + text + "' is not a signal that can be sent",
                    adviceToSend(text));
        }
        return text;
    }

    /** The number of a signal by its name with or without SIG; 0 if there is none of that name. */
    static int number(String name) {
        return ALL.indexOf(withoutPrefix(name)) + 1;
    }

    /** What an unknown name in an exit map may have been meant to be. */
    static String advice(String name) {
        Optional<String> closest = Suggestions.closest(withoutPrefix(name), ALL);
        return closest.isPresent()
                ? "did you mean '" + PREFIX + closest.get() + "'?"
                : "the signals are, each with SIG before it: " + String.join(", ", ALL);
    }

    /** What a text that names no signal to be sent may have been meant to be. */
    private static String adviceToSend(String text) {
        for (String name : SENDABLE) {
            if (text.equals(Integer.toString(number(name)))) {
                return "write the name: " + name;
            }
        }
        return Suggestions.advice(withoutPrefix(text), SENDABLE, "the signals are");
    }

    private static String withoutPrefix(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}
