package org.oscine.conform.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.oscine.conform.machine.Decoy;
import org.oscine.conform.machine.ServiceProcess;
import org.oscine.conform.subject.Subject;
import org.oscine.conform.trial.Violation.Kind;
import org.oscine.host.Host;
import org.oscine.ocf.Failure;

/**
 * What a fault has to work with: the agent to call, the service to break, and a record of all of it. Whatever is done
 * here is undone when the trial is closed, the last thing first.
 */
public final class Trial implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final char STOPPED = 'T';

    private final Subject subject;
    private final Host host;
    private final Service service;
    private final Decoys decoys = new Decoys();
    private final TrialLog log;
    private final Random random;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean closed;
    private Optional<ServiceProcess> server = Optional.empty();

    /** Plants the decoys. */
    public Trial(Subject subject, Host host, TrialLog log, Random random) {
        this.subject = subject;
        this.host = host;
        this.log = log;
        this.random = random;
        this.service = new Service(log.watch(), subject.anatomy());
        decoys.plant(subject.anatomy());
    }

    /** The agent and the service. */
    public Subject subject() {
        return subject;
    }

    /** Numbers that are the same in every run with the same seed. */
    public Random random() {
        return random;
    }

    /** Calls the agent and holds its answer against what is right. */
    public Event.Called ask(CallSpec ask, Expected expected) {
        return begin(ask).await(expected);
    }

    /** Calls the agent. */
    public RunningTrialCall begin(CallSpec ask) {
        return new RunningTrialCall(this, service, log, ask);
    }

    /** Has the service started, as it must be before it can be broken. */
    public ServiceProcess running() {
        Event.Called start = ask(CallSpec.start(), Expected.WELL);
        return serverAfter(start);
    }

    private ServiceProcess serverAfter(Event.Called start) {
        List<ServiceProcess> servers = servers();
        if (servers.isEmpty()) {
            look("the service runs", "no process of it", new Violation(Kind.LOST,
                    "after " + start.label() + " with " + start.call().exit() + " no process of the service runs"));
            throw TrialAborted.byAgent("the service does not run");
        }
        server = Optional.of(servers.getFirst());
        return servers.getFirst();
    }

    /** All servers that run, which should be one at most. */
    public List<ServiceProcess> servers() {
        return service.servers();
    }

    /** Everything that stems from the calls and lives. */
    public List<ServiceProcess> processes() {
        return service.all();
    }

    /** What stems from a server, but the companions. */
    public List<ServiceProcess> workersOf(ServiceProcess server) {
        return service.workersOf(server);
    }

    /** The living companions of the service. */
    public List<ServiceProcess> companions() {
        return service.companions();
    }

    /** There is exactly one server, and where the trial began with one, it is the same. */
    public void oneServer() {
        List<ServiceProcess> servers = servers();
        boolean same = server.isEmpty() || servers.stream().anyMatch(it -> it.pid() == server.get().pid());
        String expected = server.map(it -> "process " + it.pid() + " is the one server").orElse("there is one server");
        if (servers.size() == 1 && same) {
            look(expected, servers.getFirst().say());
        } else if (servers.isEmpty()) {
            look(expected, "no process of the service", new Violation(Kind.LOST, "no process of the service runs, but one should"));
        } else {
            look(expected, said(servers), new Violation(Kind.LEFTOVER,
                    servers.size() + " servers run at the same time: " + said(servers)));
        }
    }

    /** Nothing of the service runs, and no file of it lies about that the next start would stumble on. */
    public void nothingLeft() {
        nothingLeft(List.of());
    }

    /** @param but files that conform itself has put there */
    public void nothingLeft(List<Path> but) {
        await(SETTLING, () -> service.all().isEmpty());
        List<ServiceProcess> left = service.all();
        List<Path> traces = subject.anatomy().traces().stream()
                .filter(path -> !but.contains(path) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)).toList();
        List<Violation> violations = new ArrayList<>();
        if (!left.isEmpty()) {
            violations.add(new Violation(Kind.LEFTOVER, "still runs after the stop: " + said(left)));
        }
        if (!traces.isEmpty()) {
            violations.add(new Violation(Kind.LEFTOVER, "still there after the stop: "
                    + String.join(", ", traces.stream().map(Object::toString).toList())));
        }
        look("nothing of the service is left", violations.isEmpty() ? "nothing" : said(left) + " " + traces,
                violations.toArray(Violation[]::new));
    }

    /** Stops it, whatever has happened to it, and nothing of it may be left. */
    public void stopsCleanly() {
        ask(CallSpec.stop(), Expected.WELL);
        nothingLeft();
    }

    /** It can be started anew, works, and can be stopped. */
    public void recovers() {
        server = Optional.empty();
        ask(CallSpec.start(), Expected.WELL);
        oneServer();
        ask(CallSpec.monitor(), Expected.WELL);
        stopsCleanly();
    }

    /** The running service stays in hand: it is seen, not started twice, and stopped. */
    public void staysInHand() {
        ask(CallSpec.monitor(), Expected.NOT_DOWN);
        ask(CallSpec.start().remark("again"), Expected.WELL);
        oneServer();
        stopsCleanly();
    }

    /** Sends a signal to a process of the service. */
    public void signal(String name, ServiceProcess process) {
        Failure fault = host.control().signal(process.stat(), name);
        note("SIG" + name + " to process " + process.pid() + fault.after(": ").cause());
    }

    /** Stops a process by SIGSTOP; whether it is there to be stopped. */
    public boolean hold(ServiceProcess process) {
        signal("STOP", process);
        await(SETTLING, () -> state(process).map(state -> state == STOPPED).orElse(true));
        return state(process).isPresent();
    }

    private Optional<Character> state(ServiceProcess process) {
        return service.all().stream().filter(it -> it.pid() == process.pid()).map(it -> it.stat().state()).findFirst();
    }

    /** Whether whoever brought a server up has left it to itself. */
    public boolean isDetached(ServiceProcess server) {
        return service.isDetached(server);
    }

    /** Stops a server and its workers by SIGSTOP. */
    public void holdAll(ServiceProcess server) {
        withWorkers(server).forEach(this::hold);
    }

    /** Lets a server and its workers go on. */
    public void wakeAll(ServiceProcess server) {
        withWorkers(server).forEach(process -> signal("CONT", process));
    }

    private List<ServiceProcess> withWorkers(ServiceProcess server) {
        return Stream.concat(Stream.of(server), service.workersOf(server).stream()).toList();
    }

    /** Kills a process of the service, and waits for its end. Its workers are orphans then, if they stay. */
    public void kill(ServiceProcess process) {
        service.orphaned(service.workersOf(process));
        signal("KILL", process);
        awaitOrAbandon("process " + process.pid() + " is gone",
                () -> service.all().stream().noneMatch(it -> it.pid() == process.pid()));
    }

    /** Kills a server and its workers, and waits for their end. */
    public void killAll(ServiceProcess server) {
        kill(server);
        orphans().forEach(this::kill);
    }

    /** The workers that live on without the server that was killed. */
    public List<ServiceProcess> orphans() {
        return service.orphans();
    }

    /** Has a decoy watched over. */
    public Decoy plant(Decoy decoy) {
        atTheEnd(decoy::close);
        note("planted " + decoy.what() + " as process " + decoy.pid());
        return decoys.add(decoy);
    }

    /** What was done to strangers since the last look, each a violation. */
    List<Violation> foreignDeaths(String call) {
        List<Violation> violations = new ArrayList<>();
        decoys.harmed().forEach((decoy, harm) -> violations.add(new Violation(Kind.FOREIGN, call + " " + harm + " process "
                + decoy.pid() + ", " + decoy.what() + ", which does not belong to the service")));
        return violations;
    }

    /** Says what conform did. */
    public void note(String text) {
        log.add(new Event.Deed(log.now(), text));
    }

    /** Says what conform saw. */
    public void look(String expected, String seen, Violation... violations) {
        log.add(new Event.Looked(log.now(), expected, seen, List.of(violations)));
    }

    /** Waits until something holds; without that there is no going on. */
    public void awaitOrAbandon(String what, BooleanSupplier holds) {
        if (!await(Duration.ofSeconds(15), holds)) {
            throw TrialAborted.byConform("timed out waiting until " + what);
        }
    }

    /** Waits for something; whether it came to hold. */
    public boolean await(Duration most, BooleanSupplier holds) {
        long end = System.nanoTime() + most.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            pause(PAUSE);
        }
        return true;
    }

    /** Lets time pass. */
    public void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has something undone at the end; at once, where the run was interrupted meanwhile. */
    public void atTheEnd(Runnable task) {
        synchronized (undo) {
            if (!closed) {
                undo.push(task);
                return;
            }
        }
        task.run();
        throw TrialAborted.byConform("interrupted");
    }

    /** Does something to the machine that may fail, which is not the agent's doing. */
    public void attempt(String what, Attempt attempt) {
        try {
            attempt.perform();
            note(what);
        } catch (IOException | java.io.UncheckedIOException failure) {
            throw TrialAborted.byConform(what + ": " + failure);
        }
    }

    /** Something that may fail. */
    public interface Attempt {
        void perform() throws IOException;
    }

    /** Undoes everything, and ends whatever still runs. */
    @Override
    public void close() {
        synchronized (undo) {
            closed = true;
        }
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
        decoys.close();
        new CleanUp(host, log.watch()).perform(subject.anatomy().traces());
    }

    /** Processes in one line. */
    public static String said(List<ServiceProcess> processes) {
        StringBuilder text = new StringBuilder();
        for (ServiceProcess process : processes) {
            text.append(text.isEmpty() ? "" : "; ").append(process.say());
        }
        return text.toString();
    }
}
