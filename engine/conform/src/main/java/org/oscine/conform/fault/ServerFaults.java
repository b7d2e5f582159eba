package org.oscine.conform.fault;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.oscine.conform.machine.Decoy;
import org.oscine.conform.machine.Freezer;
import org.oscine.conform.machine.ServiceProcess;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;
import org.oscine.ocf.ReturnCode;

/** The server, its companion or its socket die or hang, as they do. */
final class ServerFaults {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ServerFaults() {}

    static List<Fault> all() {
        return List.of(killed(), killedThenStopped(), hangs(), hangsWithLittleTime(), unkillable(), companionKilled(),
                socketLost(), lookalikes());
    }

    private static Fault killed() {
        return Scenario.of("server-killed", "the server is killed",
                        "A service that is gone is not running, or has failed while its workers still run; what it "
                                + "left behind must not prevent a new start.")
                .arranged(trial -> trial.kill(trial.running()))
                .expecting(trial -> {
                    Event.Called monitor = trial.ask(CallSpec.monitor(), Expected.DEAD);
                    if (monitor.call().exit() != ReturnCode.OCF_NOT_RUNNING.number()) {
                        trial.stopsCleanly(); // as Pacemaker does after an error, before it starts anew
                    }
                    trial.recovers();
                });
    }

    private static Fault killedThenStopped() {
        return Scenario.of("server-killed-then-stop", "the server is killed, then stopped, as Pacemaker does to recover",
                        "Stop succeeds if nothing runs, and removes what a dead server could not remove.")
                .arranged(trial -> trial.kill(trial.running()))
                .expecting(trial -> {
                    trial.stopsCleanly();
                    trial.ask(CallSpec.probe(), Expected.DOWN);
                });
    }

    private static Fault hangs() {
        return Scenario.of("server-hangs", "the server hangs (SIGSTOP)",
                        "A service that runs but does not answer has failed. The monitor says so before Pacemaker's "
                                + "timeout; stop ends it, and every command that is still waiting for its answer.")
                .arranged(trial -> trial.holdAll(trial.running()))
                .expecting(trial -> {
                    trial.ask(CallSpec.monitor(), Expected.FAILURE);
                    trial.stopsCleanly();
                });
    }

    private static Fault hangsWithLittleTime() {
        return Scenario.of("server-hangs-short-stop", "the server hangs, and stop has only 5 s",
                        "The escalation fits into the time that it gets, and stop reports only what it has seen.")
                .arranged(trial -> trial.holdAll(trial.running()))
                .expecting(trial -> {
                    trial.ask(CallSpec.stop().within(SHORT), Expected.WELL);
                    trial.nothingLeft();
                });
    }

    private static Fault unkillable() {
        return Scenario.of("server-unkillable", "the server cannot be killed (frozen by the kernel)",
                        "Stop never claims what it has not seen: while the server is there, it fails in time and "
                                + "gives the reason, so that the cluster can fence the node.")
                .needing(subject -> Freezer.isThere() ? Optional.empty()
                        : Optional.of("this machine has no freezer (control groups version 1)"))
                .arranged(trial -> freeze(trial, trial.running()))
                .expecting(trial -> {
                    trial.ask(CallSpec.stop().within(PATIENCE), Expected.FAILURE);
                    trial.oneServer();
                });
    }

    private static void freeze(Trial trial, ServiceProcess server) {
        trial.attempt("froze process " + server.pid(), () -> {
            Freezer freezer = Freezer.freeze("oscine-conform-" + server.pid(), server.pid());
            trial.atTheEnd(freezer::close);
        });
    }

    private static Fault companionKilled() {
        return Scenario.of("companion-killed", "the service's companion is killed",
                        "A service is healthy only if all of its parts run.")
                .needing(subject -> Applicability.some(subject.anatomy().companions(), "it has no companion, or none is known"))
                .arranged(trial -> {
                    trial.running();
                    trial.awaitOrAbandon("the companion is there", () -> !trial.companions().isEmpty());
                    trial.companions().forEach(trial::kill);
                })
                .expecting(trial -> {
                    trial.ask(CallSpec.monitor(), Expected.FAILURE);
                    trial.stopsCleanly();
                });
    }

    private static Fault lookalikes() {
        return Scenario.of("lookalikes", "other processes have the service's files and programs among their arguments",
                        "An editor with the configuration, a program that watches the pidfile, a shell that names the "
                                + "companion: a process that only mentions the service is not the service, and never "
                                + "gets a signal.")
                .needing(subject -> subject.anatomy().mentionable().isEmpty()
                        ? Optional.of("no file or program of the service is known") : Optional.empty())
                .arranged(trial -> trial.subject().anatomy().mentionable().forEach(
                        words -> trial.plant(Decoy.withArguments(words.toArray(String[]::new)))))
                .expecting(trial -> {
                    trial.ask(CallSpec.probe(), Expected.DOWN);
                    trial.ask(CallSpec.start(), Expected.WELL);
                    trial.oneServer();
                    trial.ask(CallSpec.monitor(), Expected.WELL);
                    trial.stopsCleanly();
                });
    }

    private static Fault socketLost() {
        return Scenario.of("socket-lost", "the files that the service creates at each start are removed while it runs",
                        "Without its socket a server may be out of reach, but it still runs: a monitor may fail, but "
                                + "must not answer \"not running\", and stop must find another way.")
                .needing(subject -> Applicability.some(subject.anatomy().transients(), "it has no socket, or none is known"))
                .arranged(trial -> {
                    trial.running();
                    trial.subject().anatomy().transients().forEach(path -> trial.attempt("removed " + path,
                            () -> Files.deleteIfExists(path)));
                })
                .expecting(trial -> {
                    trial.ask(CallSpec.monitor(), Expected.NOT_DOWN);
                    trial.stopsCleanly();
                });
    }
}
