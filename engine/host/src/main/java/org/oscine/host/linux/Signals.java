package org.oscine.host.linux;

import java.util.Optional;
import org.oscine.host.ProcessTable.Stat;

/**
 * TERM and KILL through Java's process handles: no program is started for them, and a pid that was used again is
 * spared, because the handle is made first, the caller's start time is compared next, and the handle compares its
 * own again right before kill(2).
 */
final class Signals {

    private Signals() {}

    /** Whether the signal went out; otherwise the process is another one, gone, or not the engine's to signal. */
    static boolean send(LinuxProcesses processes, Stat process, boolean kill) {
        if (process.pid() == LinuxProcesses.ownPid()) {
            return false;
        }
        Optional<ProcessHandle> handle = ProcessHandle.of(process.pid());
        if (handle.isEmpty() || !isSame(processes, process)) {
            return false;
        }
        return kill ? handle.get().destroyForcibly() : handle.get().destroy();
    }

    /** Whether the pid still means the process that the caller looked at. */
    static boolean isSame(LinuxProcesses processes, Stat process) {
        Optional<Stat> now = processes.stat(process.pid());
        return now.isPresent() && now.get().startTime() == process.startTime();
    }
}
