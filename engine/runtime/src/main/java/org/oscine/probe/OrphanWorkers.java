package org.oscine.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.StatusProbe;
import org.oscine.host.Family;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.parameter.Identity;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;

/**
 * What a service leaves behind whose main process has died: all that its start has begun, by the family, and the session that
 * the main process led, whose number the kernel gives to no process while the session has members. Whatever program they
 * run, such processes hold ports and files: the service is not running, but it is not safely down either. Companions, which
 * notice by themselves, are not meant.
 * Looked for only when no main process that was kept is alive, so a service that is well pays nothing.
 */
final class OrphanWorkers {
    private final HostView host;
    private final Resource resource;
    private final Companions companions;

    OrphanWorkers(HostView host, Resource resource, Companions companions) {
        this.host = host;
        this.resource = resource;
        this.companions = companions;
    }

    /**
     * The outcome of a look, now that no kept main process is alive. Whoever was found in the session of one of them, or comes
     * of the same start (a daemon that forks twice does not lead its session), is what it has left, unless a pidfile names it: then it is its heir.
     */
    Outcome judge(List<Identity.Recorded> recorded, Outcome outcome) {
        List<Integer> sessions = new ArrayList<>();
        for (Identity.Recorded main : recorded) {
            if (main.settled() && !isAlive(main.pid())) {
                sessions.add(main.pid());
            }
        }
        if (outcome instanceof Outcome.Down) {
            Members left = members(sessions);
            return left.elusive() && left.alive().isEmpty()
                    ? new Outcome.Remains(left.alive(), "the main process is gone, but other processes of the service still run and keep forking")
                    : remainsOr(outcome, left.alive());
        }
        List<Stat> found = outcome.found();
        boolean heirless = outcome instanceof Outcome.Up && !found.isEmpty() && !sessions.isEmpty() && areOf(sessions, found)
                && !isNamed(found);
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
        return members(sessions).alive();
    }

    private boolean isAlive(int pid) {
        Optional<Stat> stat = host.processes().stat(pid);
        return stat.isPresent() && stat.get().alive();
    }

    private static Outcome remainsOr(Outcome outcome, List<Stat> left) {
        return left.isEmpty()
                ? outcome
                : new Outcome.Remains(left, "the main process is gone, but other processes of the service still run: " + StatusProbes.pids(left));
    }

    private boolean areOf(List<Integer> sessions, List<Stat> processes) {
        Family family = Identity.family(host.files(), host.processes(), resource.stateDirectory());
        for (Stat process : processes) {
            if (!sessions.contains(process.session()) && !host.processes().isOf(process.pid(), family)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNamed(List<Stat> processes) {
        for (Named<StatusProbe<String>> probe : resource.status()) {
            Optional<Integer> named = probe.it() instanceof StatusProbe.Pidfile<String> pidfile
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

    private Members members(List<Integer> sessions) {
        Family family = Identity.family(host.files(), host.processes(), resource.stateDirectory());
        if (sessions.isEmpty() && !family.exists()) {
            return new Members(List.of(), false);
        }
        List<Stat> members = new ArrayList<>();
        Members ofFamily = Members.of(host, family);
        for (Stat member : ofFamily.alive()) {
            addUnlessCompanion(member, members);
        }
        for (int pid : sessions.isEmpty() ? List.<Integer>of() : host.processes().pids()) {
            Optional<Stat> stat = host.processes().stat(pid);
            if (stat.isPresent() && stat.get().alive() && pid != host.processes().self()
                    && sessions.contains(stat.get().session())) {
                addUnlessCompanion(stat.get(), members);
            }
        }
        return new Members(members, ofFamily.elusive());
    }

    private void addUnlessCompanion(Stat process, List<Stat> members) {
        boolean known = false;
        for (Stat member : members) {
            known |= member.pid() == process.pid();
        }
        if (!known && !companions.include(process)) {
            members.add(process);
        }
    }
}
