package org.oscine.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.StatusProbe;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.parameter.Identity;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;

/**
 * Is the service there? All probes of status together: up when every one is, down when every one that looks for
 * the service itself is; a companion counts only while the service is up.
 */
public final class Status {
    private final HostView host;
    private final Resource resource;
    private final StatusProbes probes;

    public Status(HostView host, Resource resource) {
        this.host = host;
        this.resource = resource;
        this.probes = new StatusProbes(host, resource);
    }

    /** One look. The kept identity tells first, since it can be neither lost nor forged by the service's user. */
    public Outcome look(Duration timeout) {
        List<Identity.Recorded> recorded =
                Identity.read(host.files(), host.processes(), resource.stateDirectory());
        List<Stat> kept = new ArrayList<>();
        for (Identity.Recorded process : recorded) {
            Optional<Stat> alive = process.alive(host.processes());
            if (alive.isPresent()) {
                kept.add(alive.get());
            }
        }
        Outcome service = service(recorded, kept, timeout);
        if (kept.isEmpty()) {
            service = new OrphanWorkers(host, resource, probes.companions()).judge(recorded, service);
        }
        return service instanceof Outcome.Up up ? withCompanions(up, timeout) : service;
    }

    /** What is there of the last start besides these processes and what descends of them: children that forked away. */
    public List<Stat> leftBy(List<Stat> mains) {
        return new OrphanWorkers(host, resource, probes.companions()).leftBy(mains);
    }

    private Outcome service(List<Identity.Recorded> recorded, List<Stat> kept, Duration timeout) {
        List<Outcome> outcomes = new ArrayList<>();
        boolean onlyCommands = true;
        for (Named<StatusProbe<String>> probe : mains()) {
            onlyCommands &= isCommand(probe);
            host.tracer().begins("status", probe.name());
            Outcome outcome = kept.isEmpty() || isCommand(probe)
                    ? probes.look(probe.it(), recorded, timeout)
                    : new Outcome.Up(kept, "process " + StatusProbes.pids(kept));
            host.tracer().ends(outcome.inWords());
            outcomes.add(named(probe.name(), outcome));
        }
        // A command knows of no processes, and a stop needs those that are known from the start.
        if (onlyCommands && !kept.isEmpty()) {
            outcomes.add(new Outcome.Up(kept, "process " + StatusProbes.pids(kept)));
        }
        if (outcomes.isEmpty()) {
            outcomes.add(probes.program());
        }
        return combined(outcomes);
    }

    private static boolean isCommand(Named<StatusProbe<String>> probe) {
        return probe.it() instanceof StatusProbe.Command<String> || probe.it() instanceof StatusProbe.Kept<String>;
    }

    private List<Named<StatusProbe<String>>> mains() {
        List<Named<StatusProbe<String>>> mains = new ArrayList<>();
        for (Named<StatusProbe<String>> probe : resource.status()) {
            if (!(probe.it() instanceof StatusProbe.Canary<String>)) {
                mains.add(probe);
            }
        }
        return mains;
    }

    private static Outcome combined(List<Outcome> outcomes) {
        Outcome worst = outcomes.getFirst();
        Outcome best = outcomes.getFirst();
        boolean occupied = false;
        List<Stat> processes = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            occupied |= outcome instanceof Outcome.Down down && down.occupied();
            addNew(processes, outcome.found());
            worst = gravity(outcome) > gravity(worst) ? outcome : worst;
            best = gravity(outcome) < gravity(best) ? outcome : best;
        }
        boolean partly = best instanceof Outcome.Up;
        return partly && worst instanceof Outcome.Down
                ? new Outcome.Failed(processes, worst.seen())
                : asOne(worst, processes, occupied);
    }

    /** By pid: at one moment it names one process. */
    private static void addNew(List<Stat> processes, List<Stat> found) {
        for (Stat candidate : found) {
            boolean known = false;
            for (Stat process : processes) {
                known |= process.pid() == candidate.pid();
            }
            if (!known) {
                processes.add(candidate);
            }
        }
    }

    private static Outcome asOne(Outcome worst, List<Stat> processes, boolean occupied) {
        return worst.match(new Outcome.Cases<Outcome>() {
            @Override
            public Outcome up(Outcome.Up it) {
                return new Outcome.Up(processes, it.seen());
            }

            @Override
            public Outcome down(Outcome.Down it) {
                return new Outcome.Down(occupied, it.seen());
            }

            @Override
            public Outcome failed(Outcome.Failed it) {
                return new Outcome.Failed(processes, it.seen());
            }

            @Override
            public Outcome remains(Outcome.Remains it) {
                return new Outcome.Remains(processes, it.seen());
            }

            @Override
            public Outcome unknown(Outcome.Unknown it) {
                return new Outcome.Unknown(processes, it.seen());
            }
        });
    }

    private static int gravity(Outcome outcome) {
        return outcome.match(new Outcome.Cases<Integer>() {
            @Override
            public Integer up(Outcome.Up it) {
                return 0;
            }

            @Override
            public Integer down(Outcome.Down it) {
                return 1;
            }

            @Override
            public Integer failed(Outcome.Failed it) {
                return 3;
            }

            @Override
            public Integer remains(Outcome.Remains it) {
                return 2;
            }

            @Override
            public Integer unknown(Outcome.Unknown it) {
                return 4;
            }
        });
    }

    private Outcome withCompanions(Outcome.Up service, Duration timeout) {
        for (Named<StatusProbe<String>> probe : resource.status()) {
            if (probe.it() instanceof StatusProbe.Canary<String>) {
                Outcome companion = look(probe, timeout);
                if (!(companion instanceof Outcome.Up)) {
                    return new Outcome.Failed(service.processes(), probe.name() + ": " + companion.seen());
                }
            }
        }
        return service;
    }

    /** The processes of one probe of status by its name, whether its condition holds or not. */
    public List<Stat> processesOf(String name, Duration timeout) {
        for (Named<StatusProbe<String>> probe : resource.declared()) {
            if (probe.name().equals(name)) {
                return look(probe, timeout).found();
            }
        }
        return List.of();
    }

    private Outcome look(Named<StatusProbe<String>> probe, Duration timeout) {
        host.tracer().begins("status", probe.name());
        Outcome outcome = probes.look(probe.it(), List.of(), timeout);
        host.tracer().ends(outcome.inWords());
        return outcome;
    }

    private static Outcome named(String name, Outcome outcome) {
        return outcome instanceof Outcome.Up ? outcome : outcome.saying(name + ": " + outcome.seen());
    }
}
