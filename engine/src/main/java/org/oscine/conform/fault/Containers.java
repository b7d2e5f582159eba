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
import org.oscine.conform.trial.Trial;

/**
 * The node runs containers with the same service, with the same words: one that has the node's programs, and one with copies of
 * its own. They are brought up by the agent itself, called inside; where that does not do, a stopped process stands for it.
 */
final class Containers implements Fault {
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
        return "What runs in another namespace is another machine's, whatever its program and words: it is not \"running\", "
                + "does not keep ours from starting, and is never signalled.";
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
        List<Container> made = new ArrayList<>();
        trial.attempt("made " + what, () -> {
            Container container = Container.with(trial.subject().base().resolve("ocf"), own(trial), programs);
            trial.atTheEnd(container::close);
            made.add(container);
        });
        Container container = made.getFirst();
        EndedCall start = trial.subject().call("start").through(container.entrance()).begin("start").await();
        List<Integer> daemons = start.exit() == 0 ? container.daemons() : List.of();
        daemons.forEach(daemon -> trial.plant(Decoy.of("the service in " + what, daemon)));
        if (daemons.isEmpty()) {
            trial.note("the agent does not start it in there: exit status " + start.exit());
            trial.attempt("ran the same words in there", () -> trial.plant(
                    Decoy.like("the same program in " + what, model, container.entrance(), 0)));
        }
    }

    /** Directories that the service writes to, without those that every container has of its own. */
    private static List<Path> own(Trial trial) {
        Set<Path> own = new LinkedHashSet<>();
        own.add(trial.subject().base());
        List<Path> written = new ArrayList<>(trial.subject().anatomy().folders());
        trial.subject().anatomy().pidfile().map(Path::getParent).ifPresent(written::add);
        for (Path folder : written) {
            Path real = real(folder);
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
