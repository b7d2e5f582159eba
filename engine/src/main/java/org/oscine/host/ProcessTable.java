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
        /** False for zombies and the dead, which only wait to be collected. */
        public boolean alive() {
            return state != 'Z' && state != 'X' && state != 'x';
        }
    }
}
