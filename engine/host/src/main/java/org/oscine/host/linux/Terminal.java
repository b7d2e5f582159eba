package org.oscine.host.linux;

/** The terminal that somebody calls the engine from. Pacemaker's agents and the resident engine have none. */
final class Terminal {
    /** proc(5): tty_nr is field 7 of stat; the first one behind the name in parentheses is field 3. */
    private static final int FIELDS_BETWEEN = 7 - 3;

    private Terminal() {}

    /** Whether this process has a controlling terminal, whatever its standard input and outputs are. */
    static boolean isOurs() {
        return isIn(ProcFile.text("/proc/self/stat"));
    }

    /** Whether a line of /proc/PID/stat speaks of one. What cannot be read may have one. */
    static boolean isIn(String stat) {
        int at = stat.lastIndexOf(')') + 2;
        for (int i = 0; i < FIELDS_BETWEEN; i++) {
            at = stat.indexOf(' ', at) + 1;
        }
        int end = stat.indexOf(' ', at);
        return end < 0 || !stat.substring(at, end).equals("0");
    }
}
