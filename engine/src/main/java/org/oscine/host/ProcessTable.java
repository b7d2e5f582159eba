package org.oscine.host;

import java.util.List;
import java.util.Optional;

/** The process table, as /proc shows it. Each answer is of its moment; a process may be gone at the next. */
public interface ProcessTable {

    /** All processes. */
    List<Integer> pids();

    /** The kernel's short description; absent when there is no such process. */
    Optional<Stat> stat(int pid);

    /** Its argv; empty for kernel threads, zombies and processes that are gone. */
    List<String> arguments(int pid);

    /**
     * The file that it executes, links resolved, without the kernel's mark for a deleted file; absent when it is
     * gone, is a kernel thread, or may not be looked at.
     */
    Optional<String> executable(int pid);

    /** The folder that it works in, links resolved; absent when it is gone or may not be looked at. */
    Optional<String> workingDirectory(int pid);

    /** The effective user id that it runs as; absent when it is gone. */
    Optional<Integer> user(int pid);

    /** The engine's own process. */
    int self();

    /** A word that changes with every boot of the machine. */
    String bootId();

    /**
     * The fields of /proc/PID/stat that tell processes apart (proc(5)).
     *
     * @param pid process id
     * @param state one letter: R, S, D, T, Z...
     * @param parent parent's pid
     * @param group process group
     * @param session session
     * @param startTime clock ticks between boot and its start; with the pid it names one process of this boot
     */
    record Stat(int pid, char state, int parent, int group, int session, long startTime) {
        /** proc(5): starttime is field 22; the first one behind the session is field 7. */
        private static final int BEHIND_SESSION = 7;
        private static final int START_TIME = 22;

        /**
         * Reads such a line; absent when it is none, or is cut off. The second field is the program's name in
         * parentheses and may hold anything, parentheses too: the others begin after it.
         */
        public static Optional<Stat> parse(String line) {
            int close = line.lastIndexOf(')');
            try {
                int pid = Integer.parseInt(line, 0, line.indexOf(' '), 10);
                char state = line.charAt(close + 2);
                int[] groupAndAbove = new int[3];
                int at = close + 4;
                for (int i = 0; i < groupAndAbove.length; i++) {
                    int end = line.indexOf(' ', at);
                    groupAndAbove[i] = Integer.parseInt(line, at, end, 10);
                    at = end + 1;
                }
                for (int field = BEHIND_SESSION; field < START_TIME; field++) {
                    at = line.indexOf(' ', at) + 1;
                    if (at == 0) {
                        return Optional.empty();
                    }
                }
                long start = Long.parseLong(line, at, line.indexOf(' ', at), 10);
                return Optional.of(new Stat(pid, state, groupAndAbove[0], groupAndAbove[1], groupAndAbove[2], start));
            } catch (NumberFormatException | IndexOutOfBoundsException noSuchLine) {
                return Optional.empty();
            }
        }

        /** False for zombies and the dead, which only wait to be collected. */
        public boolean alive() {
            return state != 'Z' && state != 'X' && state != 'x';
        }
    }
}
