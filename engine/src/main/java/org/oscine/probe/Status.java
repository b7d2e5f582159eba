package org.oscine.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.oscine.descriptor.Probe;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable.Stat;
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
        this.probes = new StatusProbes(host, resource.launch().run().argv());
    }

    /** One look. The kept identity tells first, since it can be neither lost nor forged by the service's user. */
    public Outcome look(Duration timeout) {
        List<Identity.Recorded> recorded =
                Identity.read(host.files(), host.processes(), resource.stateDirectory());
        List<Stat> kept = new ArrayList<>();
        recorded.forEach(process -> process.alive(host.processes()).ifPresent(kept::add));
        Outcome service = service(recorded, kept, timeout);
        if (kept.isEmpty() && !recorded.isEmpty()) {
            service = new Remnants(host, resource).judge(recorded, service);
        }
        return switch (service) {
            case Outcome.Up up -> withCompanions(up, timeout);
            case Outcome.Down down -> down;
            case Outcome.Failed failed -> failed;
            case Outcome.Remains remains -> remains;
            case Outcome.Unknown unknown -> unknown;
        };
    }

    /** What main processes have left behind that are gone. */
    public List<Stat> leftBy(List<Stat> mains) {
        return new Remnants(host, resource).leftBy(mains);
    }

    private Outcome service(List<Identity.Recorded> recorded, List<Stat> kept, Duration timeout) {
        List<Outcome> outcomes = new ArrayList<>();
        boolean onlyCommands = true;
        for (Named<Probe<String>> probe : mains()) {
            onlyCommands &= isCommand(probe);
            host.begins("status", probe.name());
            Outcome outcome = kept.isEmpty() || isCommand(probe)
                    ? probes.look(probe.it(), recorded, timeout)
                    : new Outcome.Up(kept, "process " + StatusProbes.pids(kept));
            host.ends(outcome);
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

    private static boolean isCommand(Named<Probe<String>> probe) {
        return probe.it() instanceof Probe.Command<String>;
    }

    private List<Named<Probe<String>>> mains() {
        List<Named<Probe<String>>> mains = new ArrayList<>();
        for (Named<Probe<String>> probe : resource.status()) {
            if (!(probe.it() instanceof Probe.Canary<String>)) {
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
            outcome.found().stream().filter(found -> !processes.contains(found)).forEach(processes::add);
            worst = gravity(outcome) > gravity(worst) ? outcome : worst;
            best = gravity(outcome) < gravity(best) ? outcome : best;
        }
        boolean partly = best instanceof Outcome.Up;
        return partly && worst instanceof Outcome.Down ? new Outcome.Failed(processes, worst.seen()) : switch (worst) {
            case Outcome.Up up -> new Outcome.Up(processes, up.seen());
            case Outcome.Down down -> new Outcome.Down(occupied, down.seen());
            case Outcome.Failed failed -> new Outcome.Failed(processes, failed.seen());
            case Outcome.Remains remains -> new Outcome.Remains(processes, remains.seen());
            case Outcome.Unknown unknown -> unknown;
        };
    }

    private static int gravity(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Up up -> 0;
            case Outcome.Down down -> 1;
            case Outcome.Remains remains -> 2;
            case Outcome.Failed failed -> 3;
            case Outcome.Unknown unknown -> 4;
        };
    }

    private Outcome withCompanions(Outcome.Up service, Duration timeout) {
        for (Named<Probe<String>> probe : resource.status()) {
            if (probe.it() instanceof Probe.Canary<String>) {
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
        for (Named<Probe<String>> probe : resource.declared()) {
            if (probe.name().equals(name)) {
                return look(probe, timeout).found();
            }
        }
        return List.of();
    }

    private Outcome look(Named<Probe<String>> probe, Duration timeout) {
        host.begins("status", probe.name());
        Outcome outcome = probes.look(probe.it(), List.of(), timeout);
        host.ends(outcome);
        return outcome;
    }

    private static Outcome named(String name, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Up up -> up;
            case Outcome.Down down -> new Outcome.Down(down.occupied(), name + ": " + down.seen());
            case Outcome.Failed failed -> new Outcome.Failed(failed.processes(), name + ": " + failed.seen());
            case Outcome.Remains remains -> new Outcome.Remains(remains.processes(), name + ": " + remains.seen());
            case Outcome.Unknown unknown -> new Outcome.Unknown(name + ": " + unknown.seen());
        };
    }
}
