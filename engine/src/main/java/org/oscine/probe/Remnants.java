package org.oscine.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Probe;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;

/**
 * What a service leaves behind whose main process has died: processes of its program in the session that the main
 * process led, whose number the kernel gives to no process while the session has members. Such workers hold ports and files, so the service is not running, but it is not safely down either.
 * Looked for only when a main process that was kept is gone, so a service that is well pays nothing.
 */
final class Remnants {
    private final HostView host;
    private final Resource resource;

    Remnants(HostView host, Resource resource) {
        this.host = host;
        this.resource = resource;
    }

    /**
     * The outcome of a look, now that the kept main processes are gone. Whoever was found in the session of one of
     * them is what it has left, unless a pidfile names it: then it is its heir.
     */
    Outcome judge(List<Identity.Recorded> recorded, Outcome outcome) {
        List<Integer> sessions = new ArrayList<>();
        for (Identity.Recorded main : recorded) {
            if (main.settled() && !isAlive(main.pid())) {
                sessions.add(main.pid());
            }
        }
        if (outcome instanceof Outcome.Down) {
            return remainsOr(outcome, members(sessions));
        }
        List<Stat> found = outcome.found();
        boolean heirless = outcome instanceof Outcome.Up && !found.isEmpty() && areOf(sessions, found) && !isNamed(found);
        return heirless ? remainsOr(outcome, found) : outcome;
    }

    /** What these processes have left behind, now that they are gone. */
    List<Stat> leftBy(List<Stat> mains) {
        List<Integer> sessions = new ArrayList<>();
        for (Stat main : mains) {
            if (!isAlive(main.pid())) {
                sessions.add(main.pid());
            }
        }
        return members(sessions);
    }

    private boolean isAlive(int pid) {
        Optional<Stat> stat = host.processes().stat(pid);
        return stat.isPresent() && stat.get().alive();
    }

    private static Outcome remainsOr(Outcome outcome, List<Stat> left) {
        return left.isEmpty()
                ? outcome
                : new Outcome.Remains(left, "its process is gone and has left " + StatusProbes.pids(left));
    }

    private static boolean areOf(List<Integer> sessions, List<Stat> processes) {
        for (Stat process : processes) {
            if (!sessions.contains(process.session())) {
                return false;
            }
        }
        return true;
    }

    private boolean isNamed(List<Stat> processes) {
        for (Named<Probe<String>> probe : resource.status()) {
            Optional<Integer> named = probe.it() instanceof Probe.Pidfile<String> pidfile
                    ? Pidfile.read(host.files(), pidfile.path()).pid()
                    : Optional.empty();
            for (Stat process : processes) {
                if (named.isPresent() && named.get() == process.pid()) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Stat> members(List<Integer> sessions) {
        if (sessions.isEmpty()) {
            return List.of();
        }
        List<Traits> programs = programs();
        List<Stat> members = new ArrayList<>();
        for (int pid : host.processes().pids()) {
            Optional<Stat> stat = host.processes().stat(pid);
            if (stat.isPresent() && sessions.contains(stat.get().session()) && runsOne(programs, pid)) {
                members.add(stat.get());
            }
        }
        return members;
    }

    private static boolean runsOne(List<Traits> programs, int pid) {
        for (Traits program : programs) {
            if (program.program(pid).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private List<Traits> programs() {
        List<Traits> programs = new ArrayList<>();
        for (Named<Probe<String>> probe : resource.status()) {
            if (probe.it() instanceof Probe.Pidfile<String> pidfile) {
                programs.add(program(pidfile.executable()));
            } else if (probe.it() instanceof Probe.ProcessPattern<String> pattern && pattern.executable().isPresent()) {
                programs.add(program(pattern.executable().get()));
            }
        }
        if (resource.launch().foreground()) {
            programs.add(program(resource.launch().run().argv().getFirst()));
        }
        return programs;
    }

    private Traits program(String executable) {
        return new Traits(host, executable, List.of(), Optional.empty());
    }
}
