package org.oscine.host.linux;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Family;
import org.oscine.host.Invocation;
import org.oscine.host.Logs;
import org.oscine.host.OddWords;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.host.linux.ChainLoaders.Chain;
import org.oscine.ocf.Failure;

/** Signals and daemons. */
final class LinuxControl implements ProcessControl {

    private static final Failure NOT_PERMITTED = Failure.of("not permitted");
    private static final String NOWHERE = "/dev/null";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int EXIT_NOT_EXECUTABLE = 126;
    private static final int EXIT_NOT_FOUND = 127;

    private final ChainLoaders loaders;
    private final Surroundings surroundings;
    private final LinuxProcesses processes;
    private final LinuxCommands commands;
    private final LinuxFileChanges changes;
    private final LinuxAccounts accounts;
    private LaunchedProgram last;

    LinuxControl(ChainLoaders loaders, Surroundings surroundings, LinuxProcesses processes, LinuxCommands commands,
            LinuxFileChanges changes, LinuxAccounts accounts) {
        this.loaders = loaders;
        this.surroundings = surroundings;
        this.processes = processes;
        this.commands = commands;
        this.changes = changes;
        this.accounts = accounts;
    }

    @Override
    public Failure signal(Stat process, String signal) {
        if (!SIGNALS.contains(signal)) {
            return Failure.of("no such signal: " + signal);
        }
        if (process.pid() <= 1) {
            return Failure.of("process " + process.pid() + " is never signalled");
        }
        Failure failure = switch (signal) {
            case "TERM" -> Signals.send(processes, process, false) ? Failure.NONE : NOT_PERMITTED;
            case "KILL" -> Signals.send(processes, process, true) ? Failure.NONE : NOT_PERMITTED;
            default -> sendByProgram(process, signal);
        };
        return failure.exists() && isThere(process)
                ? failure.after("cannot send " + signal + " to process " + process.pid() + ": ")
                : Failure.NONE;
    }

    private boolean isThere(Stat process) {
        Optional<Stat> now = processes.stat(process.pid());
        return now.isPresent() && now.get().alive() && now.get().startTime() == process.startTime();
    }

    /**
     * Java sends no other signals. Between the look at the process and the signal lie the few milliseconds that
     * kill(1) takes to start; a pid comes back only after all others were used.
     */
    private Failure sendByProgram(Stat process, String signal) {
        if (!Signals.isSame(processes, process)) {
            return Failure.NONE;
        }
        Invocation kill = Invocation.of(List.of("kill", "-s", signal, "--", Integer.toString(process.pid())));
        return commands.run(kill, PATIENCE).match(new Ended.Cases<Failure>() {
            @Override
            public Failure exited(Ended.Exited it) {
                return it.code() == 0 ? Failure.NONE : Failure.of(it.output().isBlank() ? "kill(1) failed" : it.output().strip());
            }

            @Override
            public Failure timedOut(Ended.TimedOut it) {
                return Failure.of("kill(1) hangs");
            }

            @Override
            public Failure notStarted(Ended.NotStarted it) {
                return Failure.of(it.cause());
            }
        });
    }

    @Override
    public Family newFamily(String stateDirectory) {
        String word = RandomWord.next();
        return new Family(Family.markOf(stateDirectory, word), ControlGroups.plan(stateDirectory, word));
    }

    @Override
    public boolean killGroup(Family family) {
        return ControlGroups.kill(family.group());
    }

    @Override
    public void disband(Family family) {
        ControlGroups.remove(family.group());
    }

    @Override
    public Launched launch(Invocation invocation, Family family, Logs logs) {
        Failure odd = OddWords.fault(invocation);
        if (odd.exists()) {
            return new Launched.Refused(odd.cause());
        }
        return loaders.composeDaemon(invocation, family, "").match(new Chain.Cases<Launched>() {
            @Override
            public Launched ready(Chain.Ready it) {
                return startWithLogs(it, invocation, family, logs);
            }

            @Override
            public Launched refused(Chain.Refused it) {
                return new Launched.Refused(it.cause());
            }
        });
    }

    private Launched startWithLogs(Chain.Ready chain, Invocation invocation, Family family, Logs logs) {
        String errors = logs.errors();
        try (AppendTarget log = target(logs.output(), invocation, logs); AppendTarget errorLog = target(errors, invocation, logs)) {
            ProcessBuilder builder = new ProcessBuilder(chain.argv());
            builder.redirectOutput(redirect(log));
            builder.redirectErrorStream(errors.isEmpty());
            if (!errors.isEmpty()) {
                builder.redirectError(redirect(errorLog));
            }
            int reader = reader(invocation, logs);
            return start(builder, chain, invocation, family, LastWords.in(reader, errorLog, log));
        } catch (IOException e) {
            return new Launched.Refused("cannot write to " + String.join(" or ", named(logs.output(), errors)) + ": "
                    + Faults.text(e));
        }
    }

    private static List<String> named(String output, String errors) {
        return output.isEmpty() ? List.of(errors) : errors.isEmpty() ? List.of(output) : List.of(output, errors);
    }

    /** Null where the output is thrown away. */
    private AppendTarget target(String file, Invocation invocation, Logs logs) throws IOException {
        if (file.isEmpty() || file.equals(NOWHERE)) {
            return null;
        }
        return logs.by().isPresent()
                ? changes.openToAppend(file, logs.by().get())
                : changes.openToAppend(file, invocation.user(), invocation.group());
    }

    /** Whose right the last words are read with: that of who named the log, and may add to it, else the program's. */
    private int reader(Invocation invocation, Logs logs) {
        Optional<String> name = logs.by().isPresent() ? Optional.of(logs.by().get().user()) : invocation.user();
        int self = accounts.self();
        int user = name.isPresent() ? accounts.user(name.get()).orElse(-1) : self;
        return user == self ? 0 : user;
    }

    private static ProcessBuilder.Redirect redirect(AppendTarget target) {
        return target == null
                ? ProcessBuilder.Redirect.DISCARD
                : ProcessBuilder.Redirect.appendTo(new File(target.path()));
    }

    private Launched start(ProcessBuilder builder, Chain.Ready chain, Invocation invocation, Family family, List<LastWords> words) {
        builder.directory(new File(invocation.workingDirectory()));
        builder.redirectInput(new File(NOWHERE));
        surroundings.applyToDaemon(builder, invocation, family);
        try {
            Process process = builder.start();
            remember(new LaunchedProgram(process, words));
            Launched launched = whenItIsTheProgram(process, chain);
            if (!(launched instanceof Launched.Running)) {
                forgetLaunched();
            }
            return launched;
        } catch (IOException | RuntimeException notStarted) {
            LastWords.close(words);
            return new Launched.Refused(new NotStarted(loaders, chain).because(notStarted).cause());
        }
    }

    private synchronized void remember(LaunchedProgram program) {
        forgetLaunched();
        last = program;
    }

    @Override
    public synchronized void forgetLaunched() {
        if (last != null) {
            last.close();
            last = null;
        }
    }

    @Override
    public synchronized Optional<Ended.Exited> endOf(int pid) {
        return last == null ? Optional.empty() : last.endOf(pid);
    }

    /** Waits until the last tool of the chain has become the program, so that whoever looks finds the program. */
    private Launched whenItIsTheProgram(Process process, Chain.Ready chain) {
        int pid = (int) process.pid();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && isStillTheChain(pid, chain) && System.nanoTime() - until < 0) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        if (!process.isAlive()) {
            int code = process.exitValue();
            if (code == EXIT_NOT_EXECUTABLE || code == EXIT_NOT_FOUND) {
                return new Launched.Refused("it could not be executed (status " + code + ")");
            }
        }
        return new Launched.Running(pid);
    }

    private boolean isStillTheChain(int pid, Chain.Ready chain) {
        List<String> now = processes.arguments(pid);
        if (now.isEmpty()) {
            return true;
        }
        for (int start : chain.starts()) {
            if (now.equals(chain.argv().subList(start, chain.argv().size()))) {
                return true;
            }
        }
        return false;
    }
}
