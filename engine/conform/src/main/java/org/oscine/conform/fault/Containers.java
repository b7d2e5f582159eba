package org.oscine.conform.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.oscine.conform.agent.EndedCall;
import org.oscine.conform.machine.Container;
import org.oscine.conform.machine.Decoy;
import org.oscine.conform.machine.Likeness;
import org.oscine.conform.machine.ServiceProcess;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.Violation;

/**
 * The node runs containers with the same service, with the same words: one that has the node's programs, and one with copies of
 * its own. They are brought up by the agent itself, called inside; where that does not do, a stopped process stands for it.
 */
final class Containers implements Fault {
    /** The other way round. */
    static Fault within() {
        return Scenario.of("in-container", "the agent runs in a container, on a node that runs the same service",
                        "A container is like any other machine: what runs outside is not \"running\" in it, and a "
                                + "service can be started, monitored and stopped there.")
                .expecting(trial -> {
                    List<String> entrance = make(trial, "a container", List.of()).entrance();
                    ServiceProcess outside = trial.running();
                    trial.ask(CallSpec.probe().through(entrance).remark("in the container"), Expected.DOWN);
                    trial.ask(CallSpec.start().through(entrance).remark("in the container"), Expected.WELL);
                    int servers = trial.servers().size();
                    trial.look("a server outside, and one inside", servers + " servers", servers == 2 ? new Violation[0]
                            : new Violation[] {new Violation(Violation.Kind.LOST, "start answered 0 in the container, "
                                    + "but the servers inside and outside together are " + servers + " servers")});
                    trial.ask(CallSpec.monitor().through(entrance).remark("in the container"), Expected.WELL);
                    trial.ask(CallSpec.stop().through(entrance).remark("in the container"), Expected.WELL);
                    trial.oneServer();
                    trial.note("process " + outside.pid() + " is the server outside");
                    trial.ask(CallSpec.monitor(), Expected.WELL);
                    trial.stopsCleanly();
                });
    }

    @Override
    public String name() {
        return "containers";
    }

    @Override
    public String title() {
        return "containers on the node run the same service";
    }

    @Override
    public String rule() {
        return "What runs in another namespace belongs to another machine, whatever its program and arguments: it is "
                + "not \"running\", does not prevent a start, and never gets a signal.";
    }

    @Override
    public void arrange(Trial trial) {
        Likeness model = Lookalikes.model(trial);
        populate(trial, model, "a container with the node's programs", List.of());
        populate(trial, model, "a container with programs of its own", programs(trial, model));
    }

    @Override
    public void expect(Trial trial) {
        Lookalikes.standsApart(trial);
    }

    private static void populate(Trial trial, Likeness model, String what, List<Path> programs) {
        Container container = make(trial, what, programs);
        EndedCall start = trial.subject().call("start").through(container.entrance()).begin("start").await();
        List<Integer> daemons = start.exit() == 0 ? container.daemons() : List.of();
        daemons.forEach(daemon -> trial.plant(Decoy.of("the service in " + what, daemon)));
        if (daemons.isEmpty()) {
            trial.note("the agent could not start it there: exit status " + start.exit());
            trial.attempt("ran the same command there", () -> trial.plant(
                    Decoy.like("the same program in " + what, model, container.entrance(), 0)));
        }
    }

    private static Container make(Trial trial, String what, List<Path> programs) {
        List<Container> made = new ArrayList<>();
        trial.attempt("created " + what, () -> {
            Container container = Container.with(trial.subject().base().resolve("ocf"), own(trial), programs);
            trial.atTheEnd(container::close);
            made.add(container);
        });
        return made.getFirst();
    }

    /** Directories that the service writes to, without those that every container has of its own. */
    private static List<Path> own(Trial trial) {
        Set<Path> own = new LinkedHashSet<>();
        own.add(trial.subject().base());
        List<Path> written = new ArrayList<>(trial.subject().anatomy().directories());
        trial.subject().anatomy().pidfile().map(Path::getParent).ifPresent(written::add);
        for (Path directory : written) {
            Path real = real(directory);
            boolean covered = own.stream().anyMatch(real::startsWith) || real.startsWith("/run") || real.startsWith("/tmp");
            if (!covered && real.getNameCount() > 1 && Files.isDirectory(real)) {
                own.add(real);
            }
        }
        return List.copyOf(own);
    }

    private static List<Path> programs(Trial trial, Likeness model) {
        Set<Path> programs = new LinkedHashSet<>();
        programs.add(Path.of(model.executable()));
        trial.subject().anatomy().programs().forEach(program -> programs.add(real(program)));
        programs.removeIf(program -> !Files.isRegularFile(program));
        return List.copyOf(programs);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            return path;
        }
    }
}
