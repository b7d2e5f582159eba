package org.oscine.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.Invocation;
import org.oscine.host.simulated.Effect;
import org.oscine.host.simulated.ScriptedCommand;
import org.oscine.host.simulated.ScriptedReply;
import org.oscine.host.simulated.SimulatedFile;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.testfile.Event;
import org.oscine.testfile.Scene;

/** The simulated machine of one case, set up as its scene says, with the names that the case gave to processes. */
final class Stage implements Machine {
    private static final int FIRST_ID = 101;

    private final SimulatedHost host = new SimulatedHost();
    private final Map<String, Scene.Process> roles = new HashMap<>();
    private final Map<String, SimulatedProcess> cast = new HashMap<>();
    private int nextId = FIRST_ID;

    /** @param scene how the machine is in the beginning */
    Stage(Scene scene) {
        apply(scene);
    }

    @Override
    public SimulatedHost host() {
        return host;
    }

    @Override
    public List<Effect> effects() {
        return host.effects();
    }

    @Override
    public void apply(Scene scene) {
        scene.groups().forEach(group -> host.group(group, nextId++));
        scene.users().forEach((user, groups) -> host.user(user, nextId++, groups.toArray(String[]::new)));
        scene.engine().ifPresent(host::runAs);
        scene.files().forEach((path, file) -> file.ifPresentOrElse(it -> lay(path, it), () -> host.without(path)));
        scene.commands().values().stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.<Scene.Command>comparingInt(command -> command.argv().size())
                        .thenComparingInt(command -> command.input().isPresent() ? 1 : 0))
                .forEach(this::script);
        scene.listeners().forEach((address, it) -> it.ifPresentOrElse(
                listener -> listen(address, listener), () -> host.closed(address)));
        scene.processes().forEach((name, process) -> process.ifPresent(role -> roles.put(name, role)));
        scene.processes().forEach(this::prepare);
        scene.faults().forEach((path, fault) -> fault.ifPresentOrElse(it -> spoil(path, it), () -> host.writable(path)));
    }

    private void prepare(String name, Optional<Scene.Process> process) {
        if (process.isEmpty()) {
            end(name);
            return;
        }
        if (process.get().running()) {
            start(name, Optional.empty());
            process.get().started().forEach(event -> happen(event.event(), Optional.empty()));
        }
    }

    @Override
    public void happen(List<Event.Timed> events) {
        happen(events, Optional.empty());
    }

    private void happen(List<Event.Timed> events, Optional<Invocation> cause) {
        for (Event.Timed timed : events) {
            at(timed, () -> happen(timed.event(), cause));
        }
    }

    /** What a process does it does only while it lives. */
    private void happenBy(SimulatedProcess process, List<Event.Timed> events) {
        for (Event.Timed timed : events) {
            at(timed, () -> {
                if (process.alive()) {
                    happen(timed.event(), Optional.empty());
                }
            });
        }
    }

    private void at(Event.Timed timed, Runnable action) {
        if (timed.after().isZero()) {
            action.run();
        } else {
            host.after(timed.after(), action);
        }
    }

    private void happen(Event event, Optional<Invocation> cause) {
        switch (event) {
            case Event.Starts starts ->
                happenBy(start(starts.process(), cause), roles.get(starts.process()).started());
            case Event.Ends ends -> end(ends.process());
            case Event.Turns turns -> Optional.ofNullable(cast.get(turns.process()))
                    .ifPresent(process -> turn(process, turns.into()));
            case Event.Lays lays -> lays.files().forEach(this::lay);
            case Event.Removes removes -> host.without(removes.path());
            case Event.Reboots reboots -> host.reboot();
        }
    }

    private SimulatedProcess start(String name, Optional<Invocation> cause) {
        Scene.Process role = roles.get(name);
        List<String> argv = role.argv().or(() -> cause.map(Invocation::argv)).orElse(List.of(name));
        return shape(name, host.process(argv.toArray(String[]::new)));
    }

    private SimulatedProcess shape(String name, SimulatedProcess process) {
        Scene.Process role = roles.get(name);
        cast.put(name, process);
        role.argv().ifPresent(argv -> process.arguments(argv.toArray(String[]::new)));
        role.executable().ifPresent(process::executable);
        role.workingDirectory().ifPresent(process::workingIn);
        role.user().ifPresent(process::user);
        role.pid().ifPresent(process::pid);
        role.parent().map(cast::get).ifPresent(process::parent);
        role.namespace().ifPresent(other -> process.inContainer());
        role.on().forEach((signal, events) -> process.on(signal, it -> happenBy(it, events)));
        process.whenEnded(() -> happen(role.ended(), Optional.empty()));
        role.state().ifPresent(state -> turn(process, state));
        return process;
    }

    private void end(String name) {
        Optional.ofNullable(cast.get(name)).ifPresent(SimulatedProcess::end);
    }

    private static void turn(SimulatedProcess process, Scene.State state) {
        switch (state) {
            case ZOMBIE -> process.zombie();
            case STOPPED -> process.stopped();
            case UNKILLABLE -> process.unkillable();
        }
    }

    private void lay(String path, Scene.File file) {
        SimulatedFile laid = switch (file.kind()) {
            case TEXT -> host.file(path, file.content());
            case PROGRAM -> host.program(path);
            case DIRECTORY -> host.directory(path);
            case SOCKET -> host.socket(path);
            case LINK -> host.link(path, file.content());
            case FIFO -> host.fifo(path);
            case DEVICE -> host.other(path);
        };
        file.owner().ifPresent(laid::owner);
        file.group().ifPresent(laid::group);
        file.mode().ifPresent(laid::mode);
        file.age().ifPresent(laid::age);
        file.unreadable().ifPresent(laid::unreadable);
    }

    private void spoil(String path, Scene.Fault fault) {
        switch (fault) {
            case FULL -> host.full(path);
            case READ_ONLY -> host.readOnly(path);
        }
    }

    private void script(Scene.Command command) {
        String[] words = command.argv().toArray(String[]::new);
        command.becomes().ifPresent(name -> host.launching(words).becomes(process -> {
            happenBy(shape(name, process), roles.get(name).started());
        }));
        ScriptedCommand script = host.command(words)
                .prints(command.output())
                .exits(command.exit())
                .takes(command.takes())
                .when(() -> allThere(command.needs()))
                .doing(() -> happen(command.does(), lastInvocation()));
        command.input().ifPresent(script::reads);
        command.refused().ifPresent(script::isRefused);
        command.times().ifPresent(script::times);
        if (command.hangs()) {
            script.hangs();
        }
    }

    private Optional<Invocation> lastInvocation() {
        List<Effect> effects = host.effects();
        for (int i = effects.size() - 1; i >= 0; i--) {
            if (effects.get(i) instanceof Effect.RanStarter ran) {
                return Optional.of(ran.invocation());
            }
            if (effects.get(i) instanceof Effect.Ran ran) {
                return Optional.of(ran.invocation());
            }
        }
        return Optional.empty();
    }

    private void listen(String address, Scene.Listener listener) {
        // A script is the same for all kinds of addresses.
        ScriptedReply reply = host.tcp(address)
                .answers(listener.status(), listener.answers())
                .takes(listener.takes())
                .when(() -> allThere(listener.needs()))
                .heldBy(() -> pidsOf(listener.needs()));
        reply.holds(listener.dialogue().stream().map(it -> new ScriptedReply.Exchange(it.asked(), it.answers())).toList());
        if (listener.tls()) {
            reply.secured();
        }
        listener.asked().ifPresent(reply::asked);
        listener.refuses().ifPresent(reply::refuses);
        if (listener.hangs()) {
            reply.hangs();
        }
    }

    private boolean allThere(List<String> needs) {
        return needs.stream().allMatch(need -> need.startsWith("/") ? exists(need) : alive(need));
    }

    private List<Integer> pidsOf(List<String> needs) {
        return needs.stream().filter(cast::containsKey).map(name -> cast.get(name).pid()).toList();
    }

    @Override
    public boolean alive(String name) {
        SimulatedProcess process = cast.get(name);
        return process != null && process.alive();
    }

    @Override
    public boolean exists(String path) {
        return host.fileAt(path).isPresent();
    }

    @Override
    public String nameOf(int pid) {
        List<String> names = new ArrayList<>();
        cast.forEach((name, process) -> {
            if (process.pid() == pid) {
                names.add(name);
            }
        });
        return names.isEmpty() ? Integer.toString(pid) : String.join("/", names.stream().sorted().toList());
    }
}
