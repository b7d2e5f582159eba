package org.oscine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private static final Set<String> SHELLS = Set.of("sh", "/bin/sh", "/usr/bin/sh");
    private static final Map<String, Integer> SIGNALS = Map.ofEntries(Map.entry("HUP", 1), Map.entry("INT", 2),
            Map.entry("QUIT", 3), Map.entry("ABRT", 6), Map.entry("USR1", 10), Map.entry("USR2", 12), Map.entry("ALRM", 14),
            Map.entry("TERM", 15), Map.entry("CONT", 18), Map.entry("WINCH", 28), Map.entry("PWR", 30));

    private final Actors actors;
    private final Actor init;
    private final RealFiles files = new RealFiles();
    private final RecordingHost host = new RecordingHost(new LinuxHost());
    private final RealListeners listeners = new RealListeners(this::allThere);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4, task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private final List<Script> scripts = new ArrayList<>();
    private final Map<String, Scene.Process> roles = new HashMap<>();
    private final Map<String, Actor> cast = new ConcurrentHashMap<>();
    private final Map<Integer, String> names = new ConcurrentHashMap<>();
    private final List<Actor> running = new CopyOnWriteArrayList<>();
    private int nextId = FIRST_ID;
    private volatile Optional<RuntimeException> failure = Optional.empty();

    /** What a command answers, and how often it still does. */
    private static final class Script {
        final Scene.Command command;
        int left;

        Script(Scene.Command command) {
            this.command = command;
            this.left = command.times().orElse(Integer.MAX_VALUE);
        }
    }

    /** @param init the first process of the sandbox */
    RealMachine(Actors actors, Actor init) throws IOException {
        this.actors = actors;
        this.init = init;
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
            scene.commands().values().stream().flatMap(Optional::stream)
                    .sorted(Comparator.comparingInt(command -> command.argv().size()))
                    .forEach(command -> scripts.addFirst(new Script(command)));
            scene.processes().forEach((name, process) -> process.ifPresent(role -> roles.put(name, role)));
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
            end(name);
        } else if (process.get().running()) {
            start(name, Optional.empty());
            process.get().started().forEach(event -> happen(event.event(), Optional.empty()));
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
                if (lives(actor)) {
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
                    happenBy(start(starts.process(), cause), roles.get(starts.process()).started());
                case Event.Ends ends -> end(ends.process());
                case Event.Turns turns -> turn(turns.process(), turns.into());
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
        List.copyOf(running).forEach(this::kill);
        files.reboot();
    }

    /** What a command starts is its child, as a daemon is; anything else is the first process's, or its parent's. */
    private Actor start(String name, Optional<Actor> cause) {
        Scene.Process role = roles.get(name);
        List<String> argv = role.argv().or(() -> cause.map(Actor::argv)).orElse(List.of(name));
        Actor parent = role.parent().map(cast::get).or(() -> cause.filter(it -> it.uid() == 0)).orElse(init);
        CompletableFuture<Actor> appearing = actors.expect(name);
        Path exe = Path.of(executable(role, argv));
        try {
            boolean lent = !files.isActor(exe); // where the machine has such a program, it is not for a case to run
            role.workingDirectory().ifPresent(RealMachine::makeFolder);
            if (lent) {
                files.lay(exe.toString(), program());
            }
            parent.beget(name, role.pid().filter(pid -> !lives(pid)).orElse(0), session(name, role),
                    part(role, parent, exe.toString(), argv));
            Actor actor = Actors.await(appearing, name);
            if (lent) {
                files.remove(exe.toString());
            }
            join(name, actor);
            role.state().ifPresent(state -> turn(name, state));
            return actor;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In memory a process works in a folder whether it is there or not. */
    private static void makeFolder(String path) {
        try {
            Files.createDirectories(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scene.File program() {
        return new Scene.File(Scene.FileKind.PROGRAM, "", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /** A child that ends with its parent does so at once: the kernel sees to it, not the director. */
    private Actor.Session session(String name, Scene.Process role) {
        if (role.parent().isEmpty()) {
            return Actor.Session.NEW;
        }
        boolean bound = Optional.ofNullable(roles.get(role.parent().get())).stream().flatMap(it -> it.ended().stream())
                .anyMatch(it -> it.after().isZero() && it.event().equals(new Event.Ends(name)));
        return bound ? Actor.Session.BOUND : Actor.Session.SAME;
    }

    private Actor.Part part(Scene.Process role, Actor parent, String exe, List<String> argv) {
        boolean able = parent.uid() == 0; // anybody else begets their own
        return new Actor.Part(exe, able ? role.user().map(files::user).orElse(0) : -1,
                role.user().map(files::groupOf).orElse(0), role.workingDirectory().orElse("/"), argv);
    }

    private String executable(Scene.Process role, List<String> argv) {
        String named = role.executable().orElse(argv.getFirst());
        return named.startsWith("/") ? named : host.commands().find(named).orElse("/simulated/bin/" + named);
    }

    private void join(String name, Actor actor) {
        cast.put(name, actor);
        names.put(actor.pid(), name);
        running.add(actor);
        actor.stay(roles.get(name).on().keySet().stream().map(SIGNALS::get).toList());
    }

    private void turn(String name, Scene.State state) {
        Actor actor = cast.get(name);
        if (actor == null) {
            return;
        }
        switch (state) {
            case ZOMBIE -> {
                init.keep();
                kill(actor);
            }
            case STOPPED -> send("STOP", actor);
            case UNKILLABLE -> throw new IllegalStateException("no process here is unkillable");
        }
    }

    private void end(String name) {
        Optional.ofNullable(cast.get(name)).filter(this::lives).ifPresent(this::kill);
    }

    private void kill(Actor actor) {
        send("KILL", actor);
        actor.awaitEnd();
        running.remove(actor);
    }

    private void send(String signal, Actor actor) {
        try {
            RealFiles.tool("kill", "-" + signal, Integer.toString(actor.pid()));
        } catch (IOException gone) {
            // it has ended meanwhile
        }
    }

    @Override
    public void executed(Actor actor) {
        Script script;
        synchronized (this) {
            script = scripts.stream().filter(it -> answers(it, actor.argv())).findFirst().orElse(null);
            if (script != null) {
                script.left--;
            }
        }
        if (script == null && SHELLS.contains(actor.argv().getFirst())) {
            actor.become(new Actor.Part("/stage/tools/sh", -1, -1, "", actor.argv()));
            return;
        }
        if (script == null) {
            actor.answer("no command of the case is " + actor.argv() + "\n", 127);
            return;
        }
        perform(script.command, actor);
    }

    private boolean answers(Script script, List<String> argv) {
        List<String> words = script.command.argv();
        String program = argv.getFirst();
        boolean named = program.equals(words.getFirst())
                || program.substring(program.lastIndexOf('/') + 1).equals(words.getFirst());
        return script.left > 0 && named && argv.size() >= words.size()
                && argv.subList(1, words.size()).equals(words.subList(1, words.size()))
                && allThere(script.command.needs());
    }

    private void perform(Scene.Command command, Actor actor) {
        if (command.hangs()) {
            actor.print(command.output());
            return;
        }
        later(command.takes(), () -> {
            if (command.becomes().isPresent()) {
                become(command.becomes().get(), actor);
            } else {
                happen(command.does(), Optional.of(actor));
                actor.answer(command.output(), command.exit());
            }
        });
    }

    private void later(Duration delay, Runnable action) {
        clock.schedule(() -> {
            synchronized (this) {
                try {
                    action.run();
                    listeners.refresh();
                } catch (RuntimeException broken) {
                    failure = Optional.of(broken);
                }
            }
        }, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What went wrong with the play itself. */
    Optional<RuntimeException> failure() {
        return failure;
    }

    private void become(String name, Actor actor) {
        Scene.Process role = roles.get(name);
        boolean other = role.argv().isPresent() || role.executable().isPresent();
        Actor same = actor;
        if (other) {
            CompletableFuture<Actor> appearing = actors.expect("");
            List<String> argv = role.argv().orElse(actor.argv());
            actor.become(new Actor.Part(executable(role, argv), -1, -1, role.workingDirectory().orElse(""), argv));
            same = Actors.await(appearing, name);
        }
        join(name, same);
        happenBy(same, role.started());
    }

    @Override
    public synchronized void signalled(Actor actor, int signal) {
        cast.forEach((name, it) -> {
            if (it == actor) {
                roles.get(name).on().forEach((watched, events) -> {
                    if (SIGNALS.get(watched) == signal) {
                        happenBy(actor, events);
                    }
                });
            }
        });
        listeners.refresh();
    }

    @Override
    public synchronized void ended(Actor actor) {
        running.remove(actor);
        List<String> names = cast.entrySet().stream().filter(it -> it.getValue() == actor).map(Map.Entry::getKey).toList();
        names.forEach(name -> happen(roles.get(name).ended(), Optional.empty()));
        listeners.refresh();
    }

    private boolean allThere(List<String> needs) {
        return needs.stream().allMatch(need -> need.startsWith("/") ? exists(need) : alive(need));
    }

    @Override
    public boolean alive(String name) {
        return Optional.ofNullable(cast.get(name)).filter(this::lives).isPresent();
    }

    private boolean lives(Actor actor) {
        return running.contains(actor) && lives(actor.pid());
    }

    private boolean lives(int pid) {
        return host.processes().stat(pid).filter(stat -> stat.alive()).isPresent();
    }

    @Override
    public boolean exists(String path) {
        return Files.exists(Path.of(path)) || Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String nameOf(int pid) {
        return names.getOrDefault(pid, Integer.toString(pid));
    }

    /** The folder in which the engine keeps its notes is there, as on any node that ran an agent before. */
    void noteFolder(String path) throws IOException {
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
            List.copyOf(running).forEach(this::kill);
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
