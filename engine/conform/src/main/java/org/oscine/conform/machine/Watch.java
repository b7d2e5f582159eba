package org.oscine.conform.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.ProcessTable;
import org.oscine.host.ProcessTable.Stat;

/**
 * Tells the processes that stem from the agent under test from all others on the machine. Every call has a mark in
 * its environment, which children inherit and which root can read in /proc, whatever session or parent they have
 * by then. Some write a title over their environment, so there is a second mark: a limit of a resource that hardly
 * any program sets, and that no other process has at just this height. One that was seen once stays known by pid
 * and start time, and so do its children.
 */
public final class Watch {
    /** The variable that holds the mark: the run and the number of the call. */
    public static final String VARIABLE = "CONFORM_MARK";

    /** Microseconds that a realtime process may run at a stretch: without a limit, and decades with this one. */
    private static final String LIMIT = "Max realtime timeout";
    private static final long LOWEST = 1_000_000_000_000_000L;
    private static final long CALLS = 10_000;
    private static final long RUNS = 1 << 20;

    private final ProcessTable table;
    private final String run;
    private final Map<Stat, Integer> known = new HashMap<>();

    /** @param run a word that no other run on this machine has */
    public Watch(ProcessTable table, String run) {
        this.table = table;
        this.run = run;
    }

    /** The mark of a call. */
    public String mark(int call) {
        return run + "." + call;
    }

    /** The program that gives its child the other mark of a call; everybody may execute it. */
    public List<String> brand(int call) {
        return List.of("prlimit", "--rttime=" + (lowest() + call), "--");
    }

    private long lowest() {
        return LOWEST + Math.floorMod(run.hashCode(), RUNS) * CALLS;
    }

    /** All living processes of the run. */
    public synchronized List<ServiceProcess> look() {
        Map<Integer, Stat> stats = new HashMap<>();
        for (int pid : table.pids()) {
            table.stat(pid).ifPresent(stat -> stats.put(pid, stat));
        }
        Map<Integer, Integer> calls = new HashMap<>();
        stats.values().forEach(stat -> callOf(stat).ifPresent(call -> calls.put(stat.pid(), call)));
        inherit(stats, calls);
        List<ServiceProcess> living = new ArrayList<>();
        for (Map.Entry<Integer, Integer> entry : calls.entrySet()) {
            Stat stat = stats.get(entry.getKey());
            ServiceProcess process = new ServiceProcess(stat, entry.getValue(), user(stat.pid()), table.arguments(stat.pid()),
                    table.executable(stat.pid()).orElse(""));
            known.put(identity(stat), entry.getValue());
            if (stat.alive() && !process.isEnding()) {
                living.add(process);
            }
        }
        living.sort((one, other) -> Integer.compare(one.pid(), other.pid()));
        return living;
    }

    /** The same whatever state it is in, and whoever its parent has become. */
    private static Stat identity(Stat stat) {
        return new Stat(stat.pid(), ' ', 0, 0, 0, stat.startTime());
    }

    private static void inherit(Map<Integer, Stat> stats, Map<Integer, Integer> calls) {
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Stat stat : stats.values()) {
                Integer above = calls.get(stat.parent());
                if (above != null && calls.putIfAbsent(stat.pid(), above) == null) {
                    grew = true;
                }
            }
        }
    }

    private Optional<Integer> callOf(Stat stat) {
        Integer before = known.get(identity(stat));
        return before != null ? Optional.of(before) : markOf(stat.pid()).or(() -> brandOf(stat.pid()));
    }

    private Optional<Integer> brandOf(int pid) {
        try {
            String limits = Files.readString(Path.of("/proc/" + pid + "/limits"));
            int at = limits.indexOf(LIMIT);
            String soft = at < 0 ? "" : limits.substring(at + LIMIT.length()).strip().split("\\s+")[0];
            long call = Long.parseLong(soft) - lowest();
            return call > 0 && call < CALLS ? Optional.of((int) call) : Optional.empty();
        } catch (IOException | NumberFormatException goneOrUnlimited) {
            return Optional.empty();
        }
    }

    private Optional<Integer> markOf(int pid) {
        String wanted = VARIABLE + "=" + run + ".";
        try {
            String environment = new String(Files.readAllBytes(Path.of("/proc/" + pid + "/environ")),
                    StandardCharsets.ISO_8859_1);
            for (String variable : environment.split("\0")) {
                if (variable.startsWith(wanted)) {
                    return Optional.of(Integer.parseInt(variable.substring(wanted.length())));
                }
            }
        } catch (IOException | NumberFormatException goneOrForbidden) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String user(int pid) {
        try {
            return Files.getOwner(Path.of("/proc/" + pid)).getName();
        } catch (IOException gone) {
            return "?";
        }
    }
}
