package org.oscine.reader;

import java.util.List;

/** Signals by name, with the numbers that Linux gives them on x86 and ARM (signal(7)). */
final class Signals {
    /** What a rung may send: the names of ProcessControl.SIGNALS, without SIG. */
    static final List<String> SENDABLE = List.of("HUP", "INT", "QUIT", "ABRT", "KILL", "USR1", "USR2", "ALRM",
            "TERM", "CONT", "STOP", "WINCH", "PWR");

    /** All names, without SIG; the first one has number 1. */
    static final List<String> ALL = List.of("HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL",
            "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU",
            "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");

    private static final String PREFIX = "SIG";

    private Signals() {}

    /** The number of a signal by its name with or without SIG; 0 if there is none of that name. */
    static int number(String name) {
        return ALL.indexOf(withoutPrefix(name)) + 1;
    }

    static String withoutPrefix(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}
