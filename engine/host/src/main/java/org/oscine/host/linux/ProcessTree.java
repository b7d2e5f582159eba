package org.oscine.host.linux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oscine.host.ProcessTable.Stat;

/**
 * The processes of one command: the child, those below it, and those that lost their parent but carry the call's
 * cookie in their environment. They stay in the engine's process group, because that is what Pacemaker kills at
 * its timeout; so there is no group or session of their own to kill.
 */
final class ProcessTree {

    /** Beyond this many pids to try one by one, listing /proc is cheaper. */
    private static final int MOST_TRIED = 2048;

    private static final int MOST_LOOKS = 10;

    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private final LinuxProcesses processes;
    private final byte[] cookie;
    private final boolean ownSession;
    private final long since;
    private final int self = LinuxProcesses.ownPid();

    /**
     * To be made before the command starts.
     *
     * @param cookie empty: there is none
     * @param ownSession whether the child leads a session of its own, so that whatever is in it belongs to it
     */
    ProcessTree(LinuxProcesses processes, String cookie, boolean ownSession) {
        this.processes = processes;
        this.cookie = cookie.getBytes(StandardCharsets.US_ASCII);
        this.ownSession = ownSession;
        this.since = ticksNow();
    }

    /** Ends the child and all that came of it, and waits for that, though not for ever. */
    void killAll(int child) {
        Set<Integer> ours = new HashSet<>(Set.of(child));
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (kill(belonging(child, ours)) && System.nanoTime() - until < 0) {
            pause();
        }
    }

    /** After the child's own end: ends what it left behind. */
    void killLeftovers(int child) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (kill(leftovers(child)) && System.nanoTime() - until < 0) {
            pause();
        }
    }

    private boolean kill(List<Stat> doomed) {
        for (Stat process : doomed) {
            Signals.send(processes, process, true);
        }
        return !doomed.isEmpty();
    }

    /** Children's children are found by their parents; those collected before stay in the set, as parents. */
    private List<Stat> belonging(int child, Set<Integer> ours) {
        Map<Integer, Stat> table = new HashMap<>();
        for (int pid : processes.pids()) {
            Optional<Stat> stat = processes.stat(pid);
            if (stat.isPresent() && pid != self && stat.get().startTime() >= since) {
                table.put(pid, stat.get());
            }
        }
        for (Stat stat : table.values()) {
            if (ownSession && stat.session() == child || hasCookie(stat.pid())) {
                ours.add(stat.pid());
            }
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Stat stat : table.values()) {
                grown |= ours.contains(stat.parent()) && ours.add(stat.pid());
            }
        }
        List<Stat> alive = new ArrayList<>();
        for (Stat stat : table.values()) {
            if (stat.alive() && ours.contains(stat.pid())) {
                alive.add(stat);
            }
        }
        return alive;
    }

    /**
     * The kernel hands out pids in ascending order and tells the last one: whatever the child started lies between
     * its own pid and that. Only where the pids began anew the whole table has to be looked at.
     */
    private List<Stat> leftovers(int child) {
        List<Stat> found = new ArrayList<>();
        int last = lastPid();
        if (last >= child && last - child <= MOST_TRIED) {
            for (int pid = child + 1; pid <= last; pid++) {
                addLeftover(found, pid);
            }
        } else {
            for (int pid : processes.pids()) {
                addLeftover(found, pid);
            }
        }
        return found;
    }

    private void addLeftover(List<Stat> found, int pid) {
        Optional<Stat> stat = processes.stat(pid);
        if (stat.isPresent() && pid != self && stat.get().alive() && stat.get().startTime() >= since
                && hasCookie(pid)) {
            found.add(stat.get());
        }
    }

    /** While a process becomes another program its environment is empty for a moment: that tells nothing yet. */
    private boolean hasCookie(int pid) {
        if (cookie.length == 0) {
            return false;
        }
        byte[] environment = ProcFile.bytes(ProcFile.of(pid, "environ"));
        for (int look = 1; environment.length == 0 && look < MOST_LOOKS && isAlive(pid); look++) {
            pause();
            environment = ProcFile.bytes(ProcFile.of(pid, "environ"));
        }
        return contains(environment, cookie);
    }

    private boolean isAlive(int pid) {
        Optional<Stat> stat = processes.stat(pid);
        return stat.isPresent() && stat.get().alive();
    }

    private static boolean contains(byte[] text, byte[] wanted) {
        for (int at = 0; at <= text.length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && text[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    /** The last pid given away: the last word of /proc/loadavg (proc(5)). */
    private static int lastPid() {
        String line = ProcFile.text("/proc/loadavg").strip();
        try {
            return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
        } catch (NumberFormatException unusual) {
            return -1;
        }
    }

    /** Clock ticks since boot, of which there are a hundred in a second on every Linux that Java runs on. */
    static long ticksNow() {
        String uptime = ProcFile.text("/proc/uptime");
        int point = uptime.indexOf('.');
        return point < 0 ? 0 : Long.parseLong(uptime.substring(0, point) + uptime.substring(point + 1, point + 3)) - 1;
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
