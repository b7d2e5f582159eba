package org.oscine.host.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.oscine.host.Commands;
import org.oscine.host.Family;
import org.oscine.host.Invocation;
import org.oscine.host.OddWords;
import org.oscine.ocf.Failure;

/** The commands of the simulated machine: only what was scripted answers. */
final class SimulatedCommands implements Commands {

    private static final List<String> PATH =
            List.of("/usr/local/sbin/", "/usr/local/bin/", "/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/");

    private final SimulatedHost host;
    private final List<ScriptedCommand> scripts = new ArrayList<>();

    SimulatedCommands(SimulatedHost host) {
        this.host = host;
    }

    ScriptedCommand script(Predicate<Invocation> pattern) {
        ScriptedCommand script = new ScriptedCommand(host, pattern);
        scripts.add(0, script);
        return script;
    }

    @Override
    public Ended run(Invocation invocation, Duration timeout) {
        host.record(new Effect.Ran(invocation));
        return answer(invocation, timeout);
    }

    @Override
    public Ended runDaemonStarter(Invocation invocation, Family family, String note, Duration timeout) {
        host.record(new Effect.RanStarter(invocation));
        return host.in(family, () -> answer(invocation, timeout));
    }

    private Ended answer(Invocation invocation, Duration timeout) {
        Failure odd = OddWords.fault(invocation);
        if (odd.exists()) {
            return new Ended.NotStarted(odd.cause(), true);
        }
        Failure fault = host.accountTable().faultOf(invocation);
        if (fault.exists()) {
            return new Ended.NotStarted(fault.cause());
        }
        for (ScriptedCommand script : scripts) {
            if (script.answers(invocation)) {
                return script.run(invocation, timeout);
            }
        }
        return new Ended.NotStarted("the simulated host has no script for " + invocation.argv());
    }

    @Override
    public Optional<String> find(String program) {
        if (program.contains("/")) {
            return Optional.of(program).filter(host.files()::executable);
        }
        for (String directory : PATH) {
            if (host.files().executable(directory + program)) {
                return Optional.of(directory + program);
            }
        }
        return Optional.empty();
    }
}
