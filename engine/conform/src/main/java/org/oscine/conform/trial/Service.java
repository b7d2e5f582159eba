package org.oscine.conform.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.oscine.conform.machine.ServiceProcess;
import org.oscine.conform.machine.Watch;
import org.oscine.conform.subject.Anatomy;

/** The service as the process table shows it: which of the run's processes are servers, workers, companions, agents. */
final class Service {
    private final Watch watch;
    private final Anatomy anatomy;
    private final Map<Integer, Integer> sessions = new HashMap<>();
    private final Set<Integer> starts = new HashSet<>();
    private final Set<Integer> over = new HashSet<>();
    private final Set<Integer> orphans = new HashSet<>();
    private final Set<String> seen = new HashSet<>();

    Service(Watch watch, Anatomy anatomy) {
        this.watch = watch;
        this.anatomy = anatomy;
    }

    /** A call has begun. */
    void called(int call, int session, boolean start) {
        sessions.put(call, session);
        if (start) {
            starts.add(call);
        }
    }

    /** A call has ended, or was ended. */
    void ended(int call) {
        over.add(call);
    }

    /** Everything of the run that lives. */
    List<ServiceProcess> all() {
        return watch.look();
    }

    /**
     * The servers: what a start has left, and what it has put into a session of its own, without companions, without the children of a
     * server, and without those whose server is about to be killed.
     */
    List<ServiceProcess> servers() {
        List<ServiceProcess> daemons = new ArrayList<>();
        for (ServiceProcess process : all()) {
            if (isDaemon(process) && !isCompanion(process) && !orphans.contains(process.pid())) {
                daemons.add(process);
            }
        }
        return topmost(daemons);
    }

    private static List<ServiceProcess> topmost(List<ServiceProcess> daemons) {
        List<ServiceProcess> topmost = new ArrayList<>();
        for (ServiceProcess daemon : daemons) {
            boolean child = daemons.stream().anyMatch(other -> other.pid() == daemon.stat().parent());
            if (!child) {
                topmost.add(daemon);
            }
        }
        return topmost;
    }

    /** Whether its parent is none of the run's: a daemon, and nobody who is about to put one into the background. */
    boolean isDetached(ServiceProcess server) {
        return all().stream().noneMatch(other -> other.pid() == server.stat().parent());
    }

    /** All that stems from a process now, but the companions: whatever programs they run. */
    List<ServiceProcess> workersOf(ServiceProcess server) {
        return descendants(List.of(server));
    }

    /** From now on these are what a server has left, and no servers. */
    void orphaned(List<ServiceProcess> workers) {
        workers.forEach(worker -> orphans.add(worker.pid()));
    }

    /** The living of those that a killed server has left. */
    List<ServiceProcess> orphans() {
        return all().stream().filter(process -> orphans.contains(process.pid())).toList();
    }

    private List<ServiceProcess> descendants(List<ServiceProcess> ancestors) {
        Set<Integer> family = new HashSet<>();
        ancestors.forEach(ancestor -> family.add(ancestor.pid()));
        List<ServiceProcess> descendants = new ArrayList<>();
        List<ServiceProcess> others = new ArrayList<>(all());
        boolean grew = true;
        while (grew) {
            List<ServiceProcess> children = others.stream().filter(process -> family.contains(process.stat().parent())
                    && !family.contains(process.pid()) && !isCompanion(process)).toList();
            children.forEach(child -> family.add(child.pid()));
            descendants.addAll(children);
            grew = !children.isEmpty();
        }
        return descendants;
    }

    List<ServiceProcess> companions() {
        return all().stream().filter(this::isCompanion).toList();
    }

    /** What a call has left, apart from the service itself and those who read what it prints. */
    List<ServiceProcess> leftBy(int call) {
        List<ServiceProcess> left = new ArrayList<>(all().stream().filter(process -> process.call() == call
                && !isDaemon(process) && !isCompanion(process) && !orphans.contains(process.pid())).toList());
        if (!left.isEmpty()) {
            List<ServiceProcess> servers = servers();
            left.removeAll(descendants(servers));
            left.removeIf(process -> process.readsFrom(servers));
        }
        return left;
    }

    /**
     * A session of its own tells a daemon from a tool, but tools such as su make sessions as well, and some agents leave
     * the server in theirs: so where the programs are known they decide, as soon as the start is over.
     */
    private boolean isDaemon(ServiceProcess process) {
        if (!starts.contains(process.call())) {
            return false;
        }
        boolean away = process.stat().session() != sessions.get(process.call());
        return anatomy.programs().isEmpty() ? away
                : (away || over.contains(process.call())) && runsProgram(process);
    }

    /** Of a script only its words tell, over which it may write: who was seen to run one is remembered. */
    private boolean runsProgram(ServiceProcess process) {
        String identity = process.pid() + " " + process.stat().startTime();
        return seen.contains(identity) || process.runs(anatomy.programs()) && seen.add(identity);
    }

    private boolean isCompanion(ServiceProcess process) {
        return anatomy.companions().stream().anyMatch(companion -> companion.is(process.argv()));
    }
}
