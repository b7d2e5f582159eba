package org.oscine.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The process table, as /proc shows it. Each answer is of its moment; a process may be gone at the next. */
public interface ProcessTable {

    /** All processes. */
    List<Integer> pids();

    /** The kernel's short description; absent when there is no such process. */
    Optional<Stat> stat(int pid);

    /**
     * Its argv, of which no more than {@value #MOST_ARGUMENTS} bytes are read; empty for kernel threads, zombies and
     * processes that are gone. The process can write what it likes there.
     */
    List<String> arguments(int pid);

    /** What it executes, by the name that the file has where the process was started. */
    Image image(int pid);

    /** The path of {@link #image}; absent when it is gone, is a kernel thread, or may not be looked at. */
    default Optional<String> executable(int pid) {
        String path = image(pid).path();
        return path.isEmpty() ? Optional.empty() : Optional.of(path);
    }

    /** The very file that it executes, also when that has lost its name; absent as {@link #executable}. */
    Optional<FileId> program(int pid);

    /** Whether a pid means the same to it as to the engine: false in a container with a table of its own. */
    boolean sharesPids(int pid);

    /** Whether a path means the same to it as to the engine: false in a container with files of its own. */
    boolean sharesFiles(int pid);

    /** The directory that it works in, links resolved; absent when it is gone or may not be looked at. */
    Optional<String> workingDirectory(int pid);

    /**
     * The mark of the family that it was started in ({@link Family}); empty when it has none, has written over its
     * initial environment, is gone, or may not be looked at.
     */
    String mark(int pid);

    /** Whether it is in a family's control group or carries its mark. */
    boolean isOf(int pid, Family family);

    /** All processes of a family, zombies among them. */
    List<Integer> members(Family family);

    /** When it was started, by the time of day. */
    Instant started(Stat process);

    /** The effective user id that it runs as; absent when it is gone. */
    Optional<Integer> user(int pid);

    /** The engine's own process. */
    int self();

    /** A word that changes with every boot of the machine. */
    String bootId();

    /** How much of an argv is read, in bytes: others can make theirs as long as they like. */
    int MOST_ARGUMENTS = TextPattern.LONGEST;

    /**
     * What a process executes (proc(5): /proc/PID/exe).
     *
     * @param path links resolved, without the kernel's mark for a deleted file; empty when there is nothing to be told
     * @param replaced whether that file has lost its name, as when a package was upgraded
     * @param hidden whether there is something, and the engine may not know what: without CAP_SYS_PTRACE the kernel
     *     does not tell it of other users' processes
     */
    record Image(String path, boolean replaced, boolean hidden) {
        /** Of a kernel thread, a zombie, or a process that is gone. */
        public static final Image NONE = new Image("", false, false);

        /** Of a process that may not be looked at. */
        public static final Image HIDDEN = new Image("", false, true);
    }

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

    /** Asks another one; who implements it says what is otherwise. */
    interface Forwarding extends ProcessTable {
        /** The other one. */
        ProcessTable table();

        @Override
        default List<Integer> pids() {
            return table().pids();
        }

        @Override
        default Optional<Stat> stat(int pid) {
            return table().stat(pid);
        }

        @Override
        default List<String> arguments(int pid) {
            return table().arguments(pid);
        }

        @Override
        default Image image(int pid) {
            return table().image(pid);
        }

        @Override
        default Optional<FileId> program(int pid) {
            return table().program(pid);
        }

        @Override
        default boolean sharesPids(int pid) {
            return table().sharesPids(pid);
        }

        @Override
        default boolean sharesFiles(int pid) {
            return table().sharesFiles(pid);
        }

        @Override
        default Optional<String> workingDirectory(int pid) {
            return table().workingDirectory(pid);
        }

        @Override
        default String mark(int pid) {
            return table().mark(pid);
        }

        @Override
        default boolean isOf(int pid, Family family) {
            return table().isOf(pid, family);
        }

        @Override
        default List<Integer> members(Family family) {
            return table().members(family);
        }

        @Override
        default Instant started(Stat process) {
            return table().started(process);
        }

        @Override
        default Optional<Integer> user(int pid) {
            return table().user(pid);
        }

        @Override
        default int self() {
            return table().self();
        }

        @Override
        default String bootId() {
            return table().bootId();
        }
    }
}
