package org.oscine.conform.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.conform.machine.Decoy;
import org.oscine.conform.machine.Likeness;
import org.oscine.conform.machine.ServiceProcess;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.TrialAborted;
import org.oscine.conform.trial.Violation;

/**
 * Processes with the very program, or the very words, of the service that are none of it. They are stopped before their
 * first instruction, so that any program can be had in any place, and any signal is seen.
 */
final class Lookalikes {
    private static final String OURS = "What the kernel says about a process decides whether it belongs to the "
            + "service, never its command line: ";
    private static final int HALF_A_MILLION = 550_000;
    private static final int EIGHTY_KILOBYTES = 40_000;
    private static final Path PAGER = Path.of("/usr/bin/tail");

    private Lookalikes() {}

    static List<Fault> all() {
        return List.of(new Containers(), Containers.within(), otherUser(), otherDirectory(), secondInstance(), pager(), manyWords());
    }

    private static Fault otherUser() {
        return Scenario.of("other-user", "another user runs the same program with the same arguments",
                        OURS + "a process of another user does not. Any local user can run any program.")
                .expecting(trial -> {
                    Likeness model = model(trial);
                    String other = otherThan(model.user());
                    plant(trial, "the same program, run by " + other, model.by(other), 0);
                    standsApart(trial);
                });
    }

    private static String otherThan(String user) {
        return user.equals("nobody") ? "daemon" : "nobody";
    }

    private static Fault otherDirectory() {
        return Scenario.of("other-directory", "the same program runs with the same arguments in another directory",
                        OURS + "one with relative names in its arguments and another working directory is another instance.")
                .expecting(trial -> {
                    Likeness model = model(trial);
                    String other = model.directory().equals("/usr") ? "/etc" : "/usr";
                    plant(trial, "the same program, working in " + other, model.in(other), 0);
                    standsApart(trial);
                });
    }

    private static Fault pager() {
        return Scenario.of("pager", "root looks at the program and the configuration with a pager, an editor and a "
                + "debugging shell",
                        OURS + "one that only has the program's path, or all of its arguments, among its own only "
                                + "reads it, and never gets a signal.")
                .expecting(trial -> {
                    Likeness model = model(trial);
                    for (Likeness reader : readers(trial, model)) {
                        plant(trial, "a reader, '" + String.join(" ", reader.argv()) + "'", reader, 0);
                    }
                    standsApart(trial);
                });
    }

    private static List<Likeness> readers(Trial trial, Likeness model) {
        List<Path> files = new ArrayList<>(trial.subject().anatomy().programs());
        if (files.isEmpty()) {
            files.add(Path.of(model.executable()));
        }
        trial.subject().anatomy().config().ifPresent(files::add);
        String pager = PAGER.toString();
        List<Likeness> readers = new ArrayList<>();
        for (Path file : files) {
            readers.add(model.by("root").running(pager, List.of("tail", "-f", file.toString())));
            if (isScriptOf(file, model)) {
                readers.add(model.by("root").running(model.executable(), List.of(model.argv().getFirst(), "-x", file.toString())));
            }
        }
        List<String> all = new ArrayList<>(List.of("vi"));
        all.addAll(model.argv());
        readers.add(model.by("root").running(pager, all));
        return readers;
    }

    private static boolean isScriptOf(Path file, Likeness model) {
        return model.argv().contains(file.toString()) && !Path.of(model.executable()).equals(file);
    }

    private static Fault manyWords() {
        return Scenario.of("many-words", "other processes have half a million arguments, or a title of 80 kB, and "
                + "begin like the service",
                        "Whatever local users do to their own processes, every action gives the same answer: the "
                                + "engine reads only a limited amount.")
                .expecting(trial -> {
                    Likeness running = model(trial);
                    Likeness model = running.by(otherThan(running.user())).in("/");
                    plant(trial, "the same program with half a million arguments", model, HALF_A_MILLION);
                    plant(trial, "another program with a title of 80 kB",
                            model.running("/usr/bin/sleep", List.of(model.argv().getFirst())), EIGHTY_KILOBYTES);
                    standsApart(trial);
                });
    }

    private static Fault secondInstance() {
        return Scenario.of("second-instance", "a second resource of the agent has the same program and arguments",
                        "What one instance has started belongs to it alone: a probe of the second answers 7; its "
                                + "start starts a server of its own, or fails if there can be only one; its stop "
                                + "leaves the first alone.")
                .needing(subject -> Applicability.present(subject.means().second(), "the setup has no second resource"))
                .arranged(Trial::running)
                .expecting(trial -> {
                    ServiceProcess first = trial.servers().getFirst();
                    trial.ask(second(trial, CallSpec.probe()), Expected.DOWN);
                    Event.Called start = trial.ask(second(trial, CallSpec.start()), new Expected("0, or an error", exit -> exit != 7));
                    if (start.call().exit() == 0) {
                        both(trial);
                        trial.ask(second(trial, CallSpec.monitor()), Expected.WELL);
                    }
                    trial.ask(second(trial, CallSpec.stop()), Expected.WELL);
                    boolean lives = trial.servers().stream().anyMatch(it -> it.pid() == first.pid());
                    trial.look("process " + first.pid() + " of the first is still running", lives ? "it is" : "it is gone", lives
                            ? new Violation[0] : new Violation[] {new Violation(Violation.Kind.FOREIGN,
                                    "the stop of the second resource has ended process " + first.pid() + ", which the first had "
                                            + "started")});
                    trial.oneServer();
                    trial.ask(CallSpec.monitor(), Expected.WELL);
                    trial.stopsCleanly();
                });
    }

    private static void both(Trial trial) {
        int servers = trial.servers().size();
        trial.look("both have a server", servers + (servers == 1 ? " server" : " servers"), servers == 2 ? new Violation[0]
                : new Violation[] {new Violation(Violation.Kind.LOST, "the second start answered 0, but for both "
                        + "resources there "
                        + (servers == 1 ? "is 1 server" : "are " + servers + " servers"))});
    }

    private static CallSpec second(Trial trial, CallSpec ask) {
        ask.instance(trial.subject().instance() + "-second");
        trial.subject().means().second().orElseThrow().forEach(ask::secretly);
        return ask;
    }

    /** What the service looks like, which is known when it has run once. */
    static Likeness model(Trial trial) {
        Optional<Likeness> model = Likeness.of(trial.running());
        trial.stopsCleanly();
        return model.orElseThrow(() -> TrialAborted.byConform("no server can be found"));
    }

    private static void plant(Trial trial, String what, Likeness likeness, int more) {
        List<Decoy> held = new ArrayList<>();
        trial.attempt("ran " + what, () -> held.add(Decoy.like(what, likeness, List.of(), more)));
        held.forEach(trial::plant);
    }

    /** Beside others the agent answers as if they were not there. */
    static void standsApart(Trial trial) {
        trial.ask(CallSpec.probe(), Expected.DOWN);
        trial.ask(CallSpec.stop().remark("no server of its own runs"), Expected.WELL);
        trial.running();
        trial.oneServer();
        trial.ask(CallSpec.monitor(), Expected.WELL);
        trial.stopsCleanly();
        trial.ask(CallSpec.probe(), Expected.DOWN);
    }

}
