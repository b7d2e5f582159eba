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
 * process led. Such workers hold ports and files, so the service is not running, but it is not safely down either.
 * Looked for only when a main process that was kept is gone, so a service that is well pays nothing.
 */
final class Remnants {
    private final HostView host;
    private final Resource resource;

    Remnants(HostView host, Resource resource) {
        this.host = host;
        this.resource = resource;
    }

    /** The service is down; or it is not, where something of it remains. */
    Outcome of(List<Identity.Recorded> recorded, Outcome.Down down) {
        List<Integer> sessions = new ArrayList<>();
        for (Identity.Recorded main : recorded) {
            boolean reused = host.processes().stat(main.pid()).filter(Stat::alive).isPresent();
            if (main.leader() && !reused) {
                sessions.add(main.pid());
            }
        }
        List<Stat> left = sessions.isEmpty() ? List.of() : members(sessions);
        return left.isEmpty()
                ? down
                : new Outcome.Remains(left, "its process is gone and has left " + StatusProbes.pids(left));
    }

    private List<Stat> members(List<Integer> sessions) {
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
