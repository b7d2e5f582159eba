package org.oscine.conform.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What /proc/PID/status says. */
public final class ProcStatus {
    /** The number of SIGTERM. */
    public static final int TERM = 15;

    private ProcStatus() {}

    /** Whether a process ignores a signal. */
    public static boolean ignores(int pid, int signal) {
        return (mask(pid, "SigIgn:") >> signal - 1 & 1) == 1;
    }

    /** Signals as bits, the first the lowest; none, where the process is gone. */
    static long mask(int pid, String field) {
        String mask = field(pid, field);
        return mask.isEmpty() ? 0 : Long.parseUnsignedLong(mask, 16);
    }

    /** A line's text behind its name; empty where the process is gone. */
    static String field(int pid, String name) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith(name)) {
                    return line.substring(name.length()).strip();
                }
            }
        } catch (IOException gone) {
            return "";
        }
        return "";
    }
}
