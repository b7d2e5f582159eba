package org.oscine.host.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Family;
import org.oscine.host.Invocation;
import org.oscine.host.OddWords;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable.Stat;

/** Signals and foreground programs of the simulated machine. */
final class SimulatedControl implements ProcessControl {

    private final SimulatedHost host;
    private final List<ScriptedLaunch> launches = new ArrayList<>();
    private int families;

    SimulatedControl(SimulatedHost host) {
        this.host = host;
    }

    ScriptedLaunch script(List<String> words) {
        ScriptedLaunch launch = new ScriptedLaunch(words);
        launches.add(0, launch);
        return launch;
    }

    @Override
    public String signal(Stat process, String signal) {
        if (!SIGNALS.contains(signal)) {
            return "no such signal: " + signal;
        }
        Optional<SimulatedProcess> target =
                host.table().at(process.pid()).filter(p -> p.stat().startTime() == process.startTime());
        if (target.isEmpty()) {
            return "";
        }
        int self = host.accounts().self();
        if (self != 0 && self != target.get().user()) {
            return "cannot send " + signal + " to process " + process.pid() + ": not permitted";
        }
        host.record(new Effect.Signalled(process.pid(), signal));
        target.get().receive(signal);
        return "";
    }

    /** A machine without control groups: what that brings is the kernel's. */
    @Override
    public Family newFamily(String stateDirectory) {
        families++;
        return new Family(Family.markOf(stateDirectory, Integer.toString(families)), "");
    }

    @Override
    public boolean killGroup(Family family) {
        return false;
    }

    @Override
    public void disband(Family family) {}

    @Override
    public Launched launch(Invocation invocation, Family family, String output, String errors) {
        String odd = OddWords.fault(invocation);
        if (!odd.isEmpty()) {
            return new Launched.Refused(odd);
        }
        String fault = host.accountTable().faultOf(invocation.user());
        if (!fault.isEmpty()) {
            return new Launched.Refused(fault);
        }
        host.record(new Effect.Launched(invocation, output, errors));
        for (String log : List.of(output, errors)) {
            boolean nowhere = !log.isEmpty() && !log.equals("/dev/null")
                    && host.tree().get(FileTree.parent(host.tree().locate(log, true).path())) == null;
            if (nowhere) {
                return new Launched.Refused("cannot write to " + log + ": no such folder");
            }
        }
        for (ScriptedLaunch launch : launches) {
            if (launch.matches(invocation.argv())) {
                return host.in(family, () -> launch.run(host, invocation));
            }
        }
        return new Launched.Refused("the simulated host has no script for " + invocation.argv());
    }
}
