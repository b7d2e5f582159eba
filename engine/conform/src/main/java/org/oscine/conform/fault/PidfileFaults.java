package org.oscine.conform.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.oscine.conform.machine.Decoy;
import org.oscine.conform.machine.ServiceProcess;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.TrialAborted;

/** The pidfile says something else than the truth. It is written by the service's own user, and root acts on it. */
final class PidfileFaults {
    private static final Duration COLLECTION = Duration.ofSeconds(5);
    private static final String HINT = "A pidfile is only a hint: if it is lost or damaged, the agent still finds the "
            + "server, does not start it twice, and stops it.";
    private static final String STRANGER = "A process belongs to the service because of its identity, not because of "
            + "a number in a file: a process that has this number now is not \"running\", and never gets a signal.";

    private PidfileFaults() {}

    static List<Fault> all() {
        return List.of(
                lost(),
                holds("pidfile-empty", "the pidfile is empty while the server runs", ""),
                holds("pidfile-garbage", "the pidfile contains garbage while the server runs", "not a number\n"),
                holds("pidfile-dead", "the pidfile names a process that does not exist while the server runs", "4194305\n"),
                foreign(),
                negative(),
                reused(),
                zombie());
    }

    private static Fault lost() {
        return Scenario.of("pidfile-lost", "the pidfile is lost while the server runs", HINT)
                .needing(Applicability::pidfile)
                .arranged(trial -> {
                    trial.running();
                    Path file = file(trial);
                    awaitFile(trial, file);
                    trial.attempt("removed " + file, () -> Files.deleteIfExists(file));
                })
                .expecting(Trial::staysInHand);
    }

    private static Fault holds(String name, String title, String content) {
        return Scenario.of(name, title, HINT)
                .needing(Applicability::pidfile)
                .arranged(trial -> {
                    trial.running();
                    awaitFile(trial, file(trial));
                    write(trial, content);
                })
                .expecting(Trial::staysInHand);
    }

    private static Fault foreign() {
        return Scenario.of("pidfile-foreign", "the pidfile names another service's process while the server runs", STRANGER)
                .needing(Applicability::pidfile)
                .arranged(trial -> {
                    trial.running();
                    awaitFile(trial, file(trial));
                    write(trial, trial.plant(Decoy.stranger()).pid() + "\n");
                })
                .expecting(Trial::staysInHand);
    }

    /** Minus one would be everybody; one group is enough to show it. */
    private static Fault negative() {
        return Scenario.of("pidfile-negative", "the pidfile contains a negative number, which kill(2) takes for a "
                + "process group", STRANGER)
                .needing(Applicability::pidfile)
                .arranged(trial -> write(trial, -trial.plant(Decoy.stranger()).pid() + "\n"))
                .expecting(PidfileFaults::nothingRuns);
    }

    private static Fault reused() {
        return Scenario.of("pidfile-reused", "the server has died, and its pid now belongs to another process", STRANGER)
                .needing(Applicability::pidfile)
                .arranged(trial -> {
                    ServiceProcess server = trial.running();
                    awaitFile(trial, file(trial));
                    trial.killAll(server);
                    // As long as nobody has collected it, its pid is not free.
                    trial.await(COLLECTION, () -> !Files.exists(Path.of("/proc/" + server.pid())));
                    Decoy next = trial.plant(Decoy.withPid(server.pid()));
                    if (next.pid() != server.pid()) {
                        write(trial, next.pid() + "\n");
                    }
                })
                .expecting(PidfileFaults::nothingRuns);
    }

    private static Fault zombie() {
        return Scenario.of("pidfile-zombie", "the pidfile names a zombie", "Zombies are dead.")
                .needing(Applicability::pidfile)
                .arranged(trial -> write(trial, zombie(trial) + "\n"))
                .expecting(PidfileFaults::nothingRuns);
    }

    /** The shell's child ends when exec has left it a parent that never asks. */
    private static int zombie(Trial trial) {
        try {
            Process parent = new ProcessBuilder("/bin/sh", "-c", "sleep 0.3 & echo $!; exec sleep 3600").start();
            trial.atTheEnd(parent::destroyForcibly);
            int zombie = Integer.parseInt(parent.inputReader().readLine());
            trial.awaitOrAbandon("process " + zombie + " is a zombie", () -> isZombie(zombie));
            return zombie;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isZombie(int pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException gone) {
            return false;
        }
    }

    private static void nothingRuns(Trial trial) {
        trial.ask(CallSpec.probe(), Expected.DOWN);
        trial.ask(CallSpec.stop(), Expected.WELL);
        trial.recovers();
    }

    private static void awaitFile(Trial trial, Path file) {
        trial.awaitOrAbandon(file + " is there", () -> Files.exists(file));
    }

    private static Path file(Trial trial) {
        Optional<Path> file = trial.subject().anatomy().pidfile();
        return file.orElseThrow(() -> TrialAborted.byConform("no pidfile is known"));
    }

    private static void write(Trial trial, String content) {
        Path file = file(trial);
        trial.attempt("wrote '" + content.strip() + "' into " + file, () -> {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        });
    }
}
