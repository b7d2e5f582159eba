package org.oscine.host.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.oscine.host.Account;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Family;
import org.oscine.host.FileView;
import org.oscine.host.Invocation;
import org.oscine.host.Logs;
import org.oscine.host.OddWords;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Failure;

/** Signals and foreground programs of the simulated machine. */
final class SimulatedControl implements ProcessControl {

    private final SimulatedHost host;
    private final List<ScriptedLaunch> launches = new ArrayList<>();
    private int families;
    private Launch last = new Launch(Optional.empty(), List.of());

    /** What was launched last, with its logs as they were. */
    private record Launch(Optional<SimulatedProcess> process, List<Log> logs) {}

    private record Log(String path, String before) {}

    SimulatedControl(SimulatedHost host) {
        this.host = host;
    }

    ScriptedLaunch script(List<String> words) {
        ScriptedLaunch launch = new ScriptedLaunch(words);
        launches.add(0, launch);
        return launch;
    }

    @Override
    public Failure signal(Stat process, String signal) {
        if (!SIGNALS.contains(signal)) {
            return Failure.of("no such signal: " + signal);
        }
        Optional<SimulatedProcess> target =
                host.table().at(process.pid()).filter(p -> p.stat().startTime() == process.startTime());
        if (target.isEmpty()) {
            return Failure.NONE;
        }
        int self = host.accounts().self();
        if (self != 0 && self != target.get().user()) {
            return Failure.of("cannot send " + signal + " to process " + process.pid() + ": not permitted");
        }
        host.record(new Effect.Signalled(process.pid(), signal));
        target.get().receive(signal);
        return Failure.NONE;
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
    public Launched launch(Invocation invocation, Family family, Logs logs) {
        Failure odd = OddWords.fault(invocation);
        if (odd.exists()) {
            return new Launched.Refused(odd.cause());
        }
        Failure fault = host.accountTable().faultOf(invocation);
        if (fault.exists()) {
            return new Launched.Refused(fault.cause());
        }
        host.record(new Effect.Launched(invocation, logs.output(), logs.errors()));
        for (String log : List.of(logs.output(), logs.errors())) {
            boolean nowhere = log.isEmpty() || log.equals("/dev/null");
            Failure wrong = nowhere ? Failure.NONE : logFault(log, invocation, logs.by());
            if (wrong.exists()) {
                return new Launched.Refused("cannot write to " + log + ": " + wrong.cause());
            }
        }
        for (ScriptedLaunch launch : launches) {
            if (launch.matches(invocation.argv())) {
                List<Log> before = logs(invocation, logs);
                Launched launched = host.in(family, () -> launch.run(host, invocation));
                if (launched instanceof Launched.Running running) {
                    last = new Launch(launch.made().filter(it -> it.pid() == running.pid()), before);
                }
                return launched;
            }
        }
        return new Launched.Refused("the simulated host has no script for " + invocation.argv());
    }

    /** Those that may be read: the user's own, or any for the engine's user. */
    private List<Log> logs(Invocation invocation, Logs logs) {
        Optional<String> name = logs.by().map(Account::user).or(invocation::user);
        int self = host.accounts().self();
        int user = name.isPresent() ? host.accounts().user(name.get()).orElse(-1) : self;
        return Stream.of(logs.errors(), logs.output())
                .filter(log -> user == self || host.files().owner(log).filter(owner -> owner == user).isPresent())
                .map(log -> new Log(log, textOf(log))).toList();
    }

    private String textOf(String log) {
        return host.files().read(log) instanceof FileView.Reading.Content content ? content.text() : "";
    }

    @Override
    public Optional<Ended.Exited> endOf(int pid) {
        return last.process().filter(process -> process.pid() == pid && !process.alive()).map(process -> new Ended.Exited(
                process.status(), last.logs().stream().map(this::since).filter(words -> !words.isBlank()).findFirst().orElse("")));
    }

    @Override
    public void forgetLaunched() {
        last = new Launch(Optional.empty(), List.of());
    }

    private String since(Log log) {
        String now = textOf(log.path());
        return now.startsWith(log.before()) ? now.substring(log.before().length()) : "";
    }

    /** Makes a log that is missing, for the user that the program runs as. */
    private Failure logFault(String log, Invocation invocation, Optional<Account> by) {
        FileTree.Place place = host.tree().locate(log, true);
        if (host.tree().get(FileTree.parent(place.path())) == null) {
            return Failure.of("no such directory");
        }
        if (by.isPresent()) {
            Failure fault = new SimulatedUserChanges(host, by.get()).touch(place);
            String cause = fault.cause();
            return fault.exists()
                    ? Failure.of(cause.substring(0, 1).toLowerCase(Locale.ROOT) + cause.substring(1) + " (as " + by.get().shown() + ")")
                    : fault;
        }
        if (place.file().isEmpty()) {
            int user = invocation.user().flatMap(host.accounts()::user).orElse(host.accounts().self());
            int group = invocation.group().flatMap(host.accounts()::group)
                    .or(() -> host.accounts().primaryGroup(user)).orElse(0);
            SimulatedFile made = new SimulatedFile(host, SimulatedFile.Type.FILE, "");
            made.chown(user, group);
            host.tree().put(place.path(), made);
        }
        return Failure.NONE;
    }
}
