package org.oscine.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.real.Proc;
import org.oscine.testfile.Event;
import org.oscine.testfile.Scene;

/** The processes of a case: what they are, and who plays them. */
final class Cast {
    private static final Map<String, Integer> SIGNALS = Map.ofEntries(Map.entry("HUP", 1), Map.entry("INT", 2),
            Map.entry("QUIT", 3), Map.entry("ABRT", 6), Map.entry("USR1", 10), Map.entry("USR2", 12), Map.entry("ALRM", 14),
            Map.entry("TERM", 15), Map.entry("CONT", 18), Map.entry("WINCH", 28), Map.entry("PWR", 30));

    private final Actors actors;
    private final Actor init;
    private final RealFiles files;
    private final Host host;
    private final Map<String, Scene.Process> roles = new HashMap<>();
    private final Map<String, Actor> actorOf = new ConcurrentHashMap<>();
    private final Map<Integer, String> names = new ConcurrentHashMap<>();
    private final List<Actor> running = new CopyOnWriteArrayList<>();

    /** @param init the first process of the sandbox */
    Cast(Actors actors, Actor init, RealFiles files, Host host) {
        this.actors = actors;
        this.init = init;
        this.files = files;
        this.host = host;
    }

    void give(String name, Scene.Process role) {
        roles.put(name, role);
    }

    Scene.Process role(String name) {
        return roles.get(name);
    }

    /** What a command starts is its child, as a daemon is; anything else is the first process's, or its parent's. */
    Actor start(String name, Optional<Actor> cause) throws IOException {
        Scene.Process role = roles.get(name);
        if (role.namespace().isPresent()) {
            throw new UnsupportedOperationException("a process in a container is played in memory only");
        }
        List<String> argv = role.argv().or(() -> cause.map(Actor::argv)).orElse(List.of(name));
        Actor parent = role.parent().map(actorOf::get).or(() -> cause.filter(it -> it.uid() == 0)).orElse(init);
        CompletableFuture<Actor> appearing = actors.expect(name);
        Path exe = Path.of(executable(role, argv));
        boolean lent = !files.isActor(exe); // where the machine has such a program, it is not for a case to run
        if (lent) {
            files.lay(exe.toString(), program());
        }
        if (role.workingDirectory().isPresent()) { // which in memory may be missing
            Files.createDirectories(Path.of(role.workingDirectory().get()));
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

    /** A command's own process becomes one of the case. */
    Actor become(String name, Actor actor) {
        Scene.Process role = roles.get(name);
        Actor same = actor;
        if (role.argv().isPresent() || role.executable().isPresent()) {
            CompletableFuture<Actor> appearing = actors.expect("");
            List<String> argv = role.argv().orElse(actor.argv());
            actor.become(new Actor.Part(executable(role, argv), -1, -1, role.workingDirectory().orElse(""), argv));
            same = Actors.await(appearing, name);
        }
        join(name, same);
        return same;
    }

    private void join(String name, Actor actor) {
        actorOf.put(name, actor);
        names.put(actor.pid(), name);
        running.add(actor);
        actor.stay(roles.get(name).on().keySet().stream().map(SIGNALS::get).toList());
    }

    void turn(String name, Scene.State state) {
        Actor actor = actorOf.get(name);
        if (actor == null) {
            return;
        }
        switch (state) {
            case ZOMBIE -> {
                init.keep();
                kill(actor);
            }
            case STOPPED -> Proc.signal("STOP", actor.pid());
            case UNKILLABLE -> throw new IllegalStateException("no process here is unkillable");
        }
    }

    void end(String name) {
        Optional.ofNullable(actorOf.get(name)).filter(this::lives).ifPresent(this::kill);
    }

    void endAll() {
        List.copyOf(running).forEach(this::kill);
    }

    private void kill(Actor actor) {
        Proc.signal("KILL", actor.pid());
        actor.awaitEnd();
        running.remove(actor);
    }

    /** What is to happen when a signal has come to an actor. */
    List<List<Event.Timed>> onSignal(Actor actor, int signal) {
        return namesOf(actor).stream().flatMap(name -> roles.get(name).on().entrySet().stream())
                .filter(on -> SIGNALS.get(on.getKey()) == signal).map(Map.Entry::getValue).toList();
    }

    /** What is to happen now that an actor has ended. */
    List<List<Event.Timed>> onEnd(Actor actor) {
        running.remove(actor);
        return namesOf(actor).stream().map(name -> roles.get(name).ended()).toList();
    }

    private List<String> namesOf(Actor actor) {
        return actorOf.entrySet().stream().filter(it -> it.getValue() == actor).map(Map.Entry::getKey).toList();
    }

    boolean alive(String name) {
        return Optional.ofNullable(actorOf.get(name)).filter(this::lives).isPresent();
    }

    Optional<Actor> actor(String name) {
        return Optional.ofNullable(actorOf.get(name));
    }

    boolean lives(Actor actor) {
        return running.contains(actor) && lives(actor.pid());
    }

    private boolean lives(int pid) {
        return host.processes().stat(pid).filter(Stat::alive).isPresent();
    }

    String nameOf(int pid) {
        return names.getOrDefault(pid, Integer.toString(pid));
    }
}
