package org.oscine.host.simulated;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.oscine.host.Family;
import org.oscine.host.FileId;
import org.oscine.host.ProcessTable;

/** The process table of the simulated machine. */
final class SimulatedProcesses implements ProcessTable {

    private static final long NANOS_PER_TICK = 10_000_000;
    private static final long TICKS_AT_START = 360_000;
    private static final int ENGINE = 1000;

    private final TreeMap<Integer, SimulatedProcess> processes = new TreeMap<>();
    private final SimulatedHost host;
    private int lastPid = ENGINE;
    private long lastStart = TICKS_AT_START;
    private int boots = 1;

    SimulatedProcesses(SimulatedHost host) {
        this.host = host;
    }

    SimulatedProcess add(List<String> arguments, String executable) {
        do {
            lastPid++;
        } while (processes.containsKey(lastPid));
        return add(lastPid, arguments, executable);
    }

    SimulatedProcess add(int pid, List<String> arguments, String executable) {
        // No two processes start in the same tick here, so a pid that is used again is always told apart.
        lastStart = Math.max(lastStart + 1, TICKS_AT_START + host.clock().nanos() / NANOS_PER_TICK);
        SimulatedProcess process = new SimulatedProcess(host, pid, lastStart, arguments, executable).mark(host.family().mark());
        processes.put(pid, process);
        return process;
    }

    /** The process that the engine would be; it is not in the table, where nothing could come of it. */
    @Override
    public int self() {
        return ENGINE;
    }

    void move(SimulatedProcess process, int pid) {
        SimulatedProcess former = processes.put(pid, process);
        if (former != process) {
            processes.remove(process.pid());
            if (former != null) {
                former.gone();
            }
        }
    }

    void remove(SimulatedProcess process) {
        processes.remove(process.pid(), process);
    }

    void orphan(int parent) {
        for (SimulatedProcess process : processes.values()) {
            if (process.stat().parent() == parent) {
                process.adoptedByInit();
            }
        }
    }

    void reboot() {
        boots++;
        List.copyOf(processes.values()).forEach(SimulatedProcess::gone);
        processes.clear();
    }

    Optional<SimulatedProcess> at(int pid) {
        return Optional.ofNullable(processes.get(pid));
    }

    @Override
    public List<Integer> pids() {
        return List.copyOf(processes.keySet());
    }

    @Override
    public Optional<Stat> stat(int pid) {
        return at(pid).map(SimulatedProcess::stat);
    }

    @Override
    public List<String> arguments(int pid) {
        return at(pid).map(SimulatedProcess::arguments).orElse(List.of());
    }

    @Override
    public Image image(int pid) {
        Optional<SimulatedProcess> process = at(pid).filter(SimulatedProcess::alive);
        if (process.isEmpty()) {
            return Image.NONE;
        }
        return process.get().isHidden()
                ? Image.HIDDEN
                : new Image(process.get().executable(), process.get().isReplaced(), false);
    }

    /** Of a program that was exchanged, or lies in a container, the file is another than the one at its path. */
    @Override
    public Optional<FileId> program(int pid) {
        Optional<SimulatedProcess> process = seen(pid);
        boolean other = process.isPresent() && (process.get().isReplaced() || process.get().isElsewhere());
        return other ? Optional.of(new FileId(-1, pid)) : process.flatMap(it -> host.files().id(it.executable()));
    }

    /** The process, if it is alive and may be looked at. */
    private Optional<SimulatedProcess> seen(int pid) {
        return at(pid).filter(SimulatedProcess::alive).filter(it -> !it.isHidden());
    }

    @Override
    public boolean sharesPids(int pid) {
        return seen(pid).filter(it -> !it.isElsewhere()).isPresent();
    }

    @Override
    public boolean sharesFiles(int pid) {
        return sharesPids(pid);
    }

    @Override
    public Optional<String> workingDirectory(int pid) {
        return seen(pid).map(SimulatedProcess::workingDirectory);
    }

    @Override
    public String mark(int pid) {
        return seen(pid).map(SimulatedProcess::mark).orElse("");
    }

    @Override
    public boolean isOf(int pid, Family family) {
        return family.exists() && mark(pid).equals(family.mark());
    }

    @Override
    public List<Integer> members(Family family) {
        return pids().stream().filter(pid -> isOf(pid, family)).toList();
    }

    @Override
    public Instant started(Stat process) {
        long nanos = (process.startTime() - TICKS_AT_START) * NANOS_PER_TICK;
        return host.clock().wall().plusNanos(nanos - host.clock().nanos());
    }

    @Override
    public Optional<Integer> user(int pid) {
        return at(pid).map(SimulatedProcess::user);
    }

    @Override
    public String bootId() {
        return "boot-" + boots;
    }
}
