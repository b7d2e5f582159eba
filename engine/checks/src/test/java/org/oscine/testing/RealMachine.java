package org.oscine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.oscine.host.Host;
import org.oscine.host.linux.LinuxHost;
import org.oscine.host.simulated.Effect;
import org.oscine.testfile.Event;
import org.oscine.testfile.Scene;

/**
 * The machine of a case, set up for real in a {@link Sandbox}: files are laid, processes run, commands answer, sockets
 * listen, and the agent looks at them and changes them through the host that it has in production. It is to
 * {@link Stage} what that host is to the simulated one.
 */
final class RealMachine implements Machine, Actors.Manager, AutoCloseable {
    private static final int FIRST_ID = 101;
    /** How soon it is noticed that somebody listens, or does no longer. */
    private static final long TICK_MILLIS = 5;
    /** Threads and tools of the play get pids behind this one, and never come round to those that cases want. */
    private static final String FIRST_PID = "20000";
    private static final Path LAST_PID = Path.of("/proc/sys/kernel/ns_last_pid");
    private static final Set<String> SHELLS = Set.of("sh", "/bin/sh", "/usr/bin/sh");

    private final Actors actors;
    private final Actor init;
    private final RealFiles files = new RealFiles();
    private final RecordingHost host = new RecordingHost(new LinuxHost());
    private final RealListeners listeners = new RealListeners(this::allThere, this::actors);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4, task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private final Scripts scripts = new Scripts(this::allThere);
    private final Cast cast;
    private int nextId = FIRST_ID;
    private volatile Optional<RuntimeException> failure = Optional.empty();

    /** @param init the first process of the sandbox */
    RealMachine(Actors actors, Actor init) throws IOException {
        Files.writeString(LAST_PID, FIRST_PID);
        this.actors = actors;
        this.init = init;
        this.cast = new Cast(actors, init, files, host);
        clock.scheduleWithFixedDelay(() -> now(() -> {}), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        actors.manager(this);
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public List<Effect> effects() {
        return host.effects();
    }

    @Override
    public synchronized void apply(Scene scene) {
        try {
            scene.groups().forEach(group -> files.group(group, nextId++));
            for (Map.Entry<String, List<String>> user : scene.users().entrySet()) {
                files.user(user.getKey(), nextId++, user.getValue());
            }
            for (Map.Entry<String, Optional<Scene.File>> file : scene.files().entrySet()) {
                change(file.getKey(), file.getValue());
            }
            scripts.add(scene.commands());
            scene.processes().forEach((name, process) -> process.ifPresent(role -> cast.give(name, role)));
            scene.processes().forEach(this::prepare);
            // Last: a server that begins may lay the socket that somebody is to listen on.
            scene.listeners().forEach((address, it) -> it.ifPresentOrElse(
                    listener -> listeners.listen(address, listener), () -> listeners.forget(address)));
            for (Map.Entry<String, Optional<Scene.Fault>> fault : scene.faults().entrySet()) {
                spoil(fault.getKey(), fault.getValue());
            }
            listeners.refresh();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void change(String path, Optional<Scene.File> file) throws IOException {
        if (file.isPresent()) {
            files.lay(path, file.get());
        } else {
            files.remove(path);
        }
    }

    private void spoil(String path, Optional<Scene.Fault> fault) throws IOException {
        if (fault.isPresent()) {
            files.spoil(path, fault.get());
        } else {
            files.mend(path);
        }
    }

    private void prepare(String name, Optional<Scene.Process> process) {
        if (process.isEmpty()) {
            cast.end(name);
        } else if (process.get().running()) {
            start(name, Optional.empty());
            process.get().started().forEach(event -> happen(event.event(), Optional.empty()));
        }
    }

    private Actor start(String name, Optional<Actor> cause) {
        try {
            return cast.start(name, cause);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void happen(List<Event.Timed> events) {
        happen(events, Optional.empty());
    }

    private void happen(List<Event.Timed> events, Optional<Actor> cause) {
        for (Event.Timed timed : events) {
            at(timed, () -> happen(timed.event(), timed.after().isZero() ? cause : Optional.empty()));
        }
    }

    private void happenBy(Actor actor, List<Event.Timed> events) {
        for (Event.Timed timed : events) {
            at(timed, () -> {
                if (cast.lives(actor)) {
                    happen(timed.event(), Optional.empty());
                }
            });
        }
    }

    private void at(Event.Timed timed, Runnable action) {
        if (timed.after().isZero()) {
            action.run();
            return;
        }
        later(timed.after(), action);
    }

    private void happen(Event event, Optional<Actor> cause) {
        try {
            switch (event) {
                case Event.Starts starts ->
                    happenBy(start(starts.process(), cause), cast.role(starts.process()).started());
                case Event.Ends ends -> cast.end(ends.process());
                case Event.Turns turns -> cast.turn(turns.process(), turns.into());
                case Event.Lays lays -> {
                    for (Map.Entry<String, Scene.File> file : lays.files().entrySet()) {
                        files.lay(file.getKey(), file.getValue());
                    }
                }
                case Event.Removes removes -> files.remove(removes.path());
                case Event.Reboots reboots -> reboot();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reboot() throws IOException {
        cast.endAll();
        files.reboot();
    }

    @Override
    public void executed(Actor actor) {
        Optional<Scene.Command> command;
        synchronized (this) {
            command = scripts.answering(actor.argv());
        }
        if (command.isPresent()) {
            perform(command.get(), actor);
        } else if (SHELLS.contains(actor.argv().getFirst())) {
            actor.become(new Actor.Part("/stage/tools/sh", -1, -1, "", actor.argv()));
        } else {
            actor.answer("no command of the case is " + actor.argv() + "\n", 127);
        }
    }

    private void perform(Scene.Command command, Actor actor) {
        if (command.hangs()) {
            actor.print(command.output());
            return;
        }
        later(command.takes(), () -> {
            if (command.becomes().isPresent()) {
                String name = command.becomes().get();
                happenBy(cast.become(name, actor), cast.role(name).started());
            } else {
                happen(command.does(), Optional.of(actor));
                actor.answer(command.output(), command.exit());
            }
        });
    }

    private void later(Duration delay, Runnable action) {
        clock.schedule(() -> now(action), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private synchronized void now(Runnable action) {
        try {
            action.run();
            listeners.refresh();
        } catch (RuntimeException broken) {
            failure = Optional.of(broken);
        }
    }

    /** What went wrong with the play itself. */
    Optional<RuntimeException> failure() {
        return failure;
    }

    @Override
    public synchronized void signalled(Actor actor, int signal) {
        cast.onSignal(actor, signal).forEach(events -> happenBy(actor, events));
        listeners.refresh();
    }

    @Override
    public synchronized void ended(Actor actor) {
        cast.onEnd(actor).forEach(events -> happen(events, Optional.empty()));
        listeners.refresh();
    }

    private boolean allThere(List<String> needs) {
        return needs.stream().allMatch(need -> need.startsWith("/") ? exists(need) : alive(need));
    }

    private List<Actor> actors(List<String> needs) {
        return needs.stream().flatMap(need -> cast.actor(need).stream()).toList();
    }

    @Override
    public boolean alive(String name) {
        return cast.alive(name);
    }

    @Override
    public boolean exists(String path) {
        return Files.exists(Path.of(path)) || Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String nameOf(int pid) {
        return cast.nameOf(pid);
    }

    /** The directory in which the engine keeps its notes is there, as on any node that ran an agent before. */
    void noteDirectory(String path) throws IOException {
        Files.createDirectories(Path.of(path));
    }

    /** Makes an address this machine's own, so that somebody can listen there, or refuse. */
    void address(String host) throws IOException {
        RealFiles.tool("ip", "address", "replace", host + "/32", "dev", "lo");
    }

    @Override
    public void close() throws IOException {
        actors.manager(null);
        clock.shutdownNow();
        listeners.close();
        synchronized (this) {
            cast.endAll();
        }
        for (int pid : host.processes().pids()) {
            if (pid != 1 && pid != host.processes().self()) {
                new ProcessBuilder("/stage/tools/kill", "-KILL", Integer.toString(pid)).start();
            }
        }
        init.reap();
        files.clear();
    }
}
