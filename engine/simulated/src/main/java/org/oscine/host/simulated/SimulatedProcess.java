package org.oscine.host.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.oscine.host.ProcessTable.Stat;

/**
 * A process of the simulated machine. It lives from its making on; what is said of it here counts at once, so that
 * a test can also change it while an action waits ({@link SimulatedHost#after}).
 */
public final class SimulatedProcess {

    /** As who is ended from outside: what ends an actor of a case is SIGKILL. */
    private static final int KILLED = 137;
    private static final Set<String> HARMLESS = Set.of("CONT", "WINCH");

    private final SimulatedHost host;
    private final Map<String, Consumer<SimulatedProcess>> reactions = new HashMap<>();
    private final List<String> pending = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>();
    private final long startTime;
    private List<String> arguments;
    private String executable;
    private String workingDirectory = "/";
    private String mark = "";
    private boolean elsewhere;
    private boolean hidden;
    private boolean replaced;
    private int pid;
    private int parent = 1;
    private int session;
    private int user;
    private char state = 'S';
    private boolean zombieAtEnd;
    private boolean gone;
    private int status = KILLED;

    SimulatedProcess(SimulatedHost host, int pid, long startTime, List<String> arguments, String executable) {
        this.host = host;
        this.pid = pid;
        this.session = pid;
        this.startTime = startTime;
        this.arguments = List.copyOf(arguments);
        this.executable = executable;
    }

    /** Gives it this pid; whoever had it is gone, as after the pid was used again. */
    public SimulatedProcess pid(int wanted) {
        host.table().move(this, wanted);
        if (session == pid) {
            session = wanted;
        }
        pid = wanted;
        return this;
    }

    /** Its parent. */
    public SimulatedProcess parent(SimulatedProcess process) {
        parent = process.pid;
        session = process.session;
        mark = process.mark;
        return this;
    }

    /** The user that it runs as, by name or number. */
    public SimulatedProcess user(String name) {
        user = host.accountTable().userOrThrow(name);
        return this;
    }

    /** The file that it executes, where that is not what its first argument says. */
    public SimulatedProcess executable(String path) {
        executable = path;
        return this;
    }

    /** The directory that it works in; without this it is the root. */
    public SimulatedProcess workingIn(String directory) {
        workingDirectory = directory;
        return this;
    }

    /** Puts it into a container: pids and paths mean other things there. */
    public SimulatedProcess inContainer() {
        elsewhere = true;
        return this;
    }

    /** Keeps the engine from looking at it, as without CAP_SYS_PTRACE at a process of another user. */
    public SimulatedProcess hidden() {
        hidden = true;
        return this;
    }

    /** Lets the file that it executes be exchanged meanwhile, as by the upgrade of a package. */
    public SimulatedProcess replaced() {
        replaced = true;
        return this;
    }

    /** The mark in its initial environment; without this that of the start that it comes from, or its parent's. */
    public SimulatedProcess mark(String text) {
        mark = text;
        return this;
    }

    /** Its argv, where the process has changed it. */
    public SimulatedProcess arguments(String... words) {
        arguments = List.of(words);
        return this;
    }

    /** Makes it a zombie: dead, but not collected by its parent. */
    public SimulatedProcess zombie() {
        finish();
        state = 'Z';
        arguments = List.of();
        return this;
    }

    /** Makes it a zombie when it ends. */
    public SimulatedProcess zombieAtEnd() {
        zombieAtEnd = true;
        return this;
    }

    /** Puts it into uninterruptible sleep: no signal ends it, not even KILL. */
    public SimulatedProcess unkillable() {
        state = 'D';
        return this;
    }

    /** Stops it, as SIGSTOP does: only CONT and KILL have an effect. */
    public SimulatedProcess stopped() {
        state = 'T';
        return this;
    }

    /** Signals that it takes no notice of. KILL and STOP cannot be among them. */
    public SimulatedProcess ignores(String... signals) {
        for (String signal : signals) {
            on(signal, process -> {});
        }
        return this;
    }

    /** Lets it end some time after a signal. */
    public SimulatedProcess endsAfter(String signal, Duration delay) {
        return on(signal, process -> host.after(delay, process::end));
    }

    /** Lets it end some time from now, by itself. */
    public SimulatedProcess endsAfter(Duration delay) {
        host.after(delay, this::end);
        return this;
    }

    /** Its exit status, if it ends by itself. */
    public SimulatedProcess exits(int code) {
        status = code;
        return this;
    }

    /** What it does on a signal, instead of ending. */
    public SimulatedProcess on(String signal, Consumer<SimulatedProcess> reaction) {
        if (signal.equals("KILL") || signal.equals("STOP")) {
            throw new IllegalArgumentException("no process can catch " + signal);
        }
        reactions.put(signal, reaction);
        return this;
    }

    /** What happens when it ends, such as the removal of its pidfile. */
    public SimulatedProcess whenEnded(Runnable action) {
        endings.add(action);
        return this;
    }

    /** Ends it, whatever its state. */
    public void end() {
        if (gone || state == 'Z') {
            return;
        }
        finish();
        if (zombieAtEnd) {
            state = 'Z';
            arguments = List.of();
        } else {
            gone = true;
            host.table().remove(this);
        }
    }

    /** Whether it is there and no zombie. */
    public boolean alive() {
        return !gone && stat().alive();
    }

    /** Its process id. */
    public int pid() {
        return pid;
    }

    /** What the process table says of it. */
    public Stat stat() {
        return new Stat(pid, state, parent, session, session, startTime);
    }

    int status() {
        return status;
    }

    List<String> arguments() {
        return arguments;
    }

    String executable() {
        return executable;
    }

    String workingDirectory() {
        return workingDirectory;
    }

    String mark() {
        return mark;
    }

    boolean isElsewhere() {
        return elsewhere;
    }

    boolean isHidden() {
        return hidden;
    }

    boolean isReplaced() {
        return replaced;
    }

    int user() {
        return user;
    }

    void receive(String signal) {
        if (gone || state == 'Z' || state == 'D') {
            return;
        }
        switch (signal) {
            case "KILL" -> end();
            case "STOP" -> state = 'T';
            case "CONT" -> resume();
            default -> {
                if (state == 'T') {
                    pending.add(signal);
                } else {
                    react(signal);
                }
            }
        }
    }

    private void resume() {
        state = 'S';
        react("CONT");
        List<String> held = List.copyOf(pending);
        pending.clear();
        held.forEach(this::receive);
    }

    private void react(String signal) {
        Consumer<SimulatedProcess> reaction = reactions.get(signal);
        if (reaction != null) {
            reaction.accept(this);
        } else if (!HARMLESS.contains(signal)) {
            end();
        }
    }

    private void finish() {
        host.table().orphan(pid);
        List<Runnable> actions = List.copyOf(endings);
        endings.clear();
        actions.forEach(Runnable::run);
    }

    void adoptedByInit() {
        parent = 1;
    }

    void gone() {
        gone = true;
    }
}
