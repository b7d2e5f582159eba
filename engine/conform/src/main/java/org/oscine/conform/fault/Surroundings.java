package org.oscine.conform.fault;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.oscine.conform.machine.Namespace;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;

/** What the agent itself relies on gives way: the programs that it asks with, the storage of its notes. */
final class Surroundings {
    private static final int KIBIBYTES = 64;

    private Surroundings() {}

    static List<Fault> all() {
        return List.of(hangingCheck(), diskFullAtStart(), diskFullAtStop());
    }

    private static Fault hangingCheck() {
        return Scenario.of("check-hangs", "each command that the monitor runs hangs",
                        "Every command has a deadline of its own: no answer is an error, reported in time, never "
                                + "\"not running\"; and the command does not outlive the call.")
                .needing(subject -> Applicability.some(subject.anatomy().askers(), "its monitor runs no command, or none is known"))
                .arranged(Trial::running)
                .expecting(trial -> {
                    for (Path asker : trial.subject().anatomy().askers()) {
                        trial.ask(CallSpec.monitor().through(hanging(trial, asker)).remark(asker.getFileName() + " hangs"),
                                Expected.FAILURE);
                        trial.oneServer();
                    }
                    trial.stopsCleanly();
                });
    }

    /** A program that ignores what can be ignored, in the place of another. */
    private static List<String> hanging(Trial trial, Path program) {
        Path script = trial.subject().base().resolve("hangs");
        List<String> entrance = new ArrayList<>();
        trial.attempt("had " + program + " hang", () -> {
            Files.writeString(script, "#!/bin/sh\ntrap '' TERM HUP INT\nwhile :; do sleep 1; done\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            Namespace namespace = Namespace.withFile(program, script);
            trial.atTheEnd(namespace::close);
            entrance.addAll(namespace.entrance());
        });
        return entrance;
    }

    private static Fault diskFullAtStart() {
        return Scenario.of("disk-full-start", "the disk with the agent's notes is full at the start",
                        "If the agent cannot record what it starts, the start fails, gives the reason and leaves "
                                + "nothing behind.")
                .needing(subject -> subject.anatomy().stateIsPrivate() ? java.util.Optional.empty()
                        : java.util.Optional.of("the directory of the agent's notes is not known"))
                .expecting(trial -> {
                    Namespace small = small(trial);
                    fill(trial, small);
                    trial.ask(CallSpec.start().through(small.entrance()).remark("disk full"), Expected.FAILURE);
                    trial.ask(CallSpec.probe().through(small.entrance()), Expected.DOWN);
                    trial.ask(CallSpec.stop().through(small.entrance()), Expected.WELL);
                    trial.nothingLeft();
                });
    }

    private static Fault diskFullAtStop() {
        return Scenario.of("disk-full-stop", "the disk with the agent's notes becomes full while the service runs",
                        "Monitor and stop need no disk space.")
                .needing(subject -> subject.anatomy().stateIsPrivate() ? java.util.Optional.empty()
                        : java.util.Optional.of("the directory of the agent's notes is not known"))
                .expecting(trial -> {
                    Namespace small = small(trial);
                    trial.ask(CallSpec.start().through(small.entrance()), Expected.WELL);
                    fill(trial, small);
                    trial.ask(CallSpec.monitor().through(small.entrance()).remark("disk full"), Expected.WELL);
                    trial.ask(CallSpec.stop().through(small.entrance()).remark("disk full"), Expected.WELL);
                    trial.nothingLeft();
                });
    }

    private static Path state(Trial trial) {
        return Path.of(trial.subject().environment().get("OSCINE_STATE_DIR"));
    }

    private static Namespace small(Trial trial) {
        List<Namespace> made = new ArrayList<>();
        trial.attempt("gave the agent " + KIBIBYTES + " KiB for its notes", () -> {
            Files.createDirectories(state(trial));
            Namespace namespace = Namespace.withStorage(state(trial), KIBIBYTES);
            trial.atTheEnd(namespace::close);
            made.add(namespace);
        });
        return made.getFirst();
    }

    private static void fill(Trial trial, Namespace small) {
        Path filler = small.seen(state(trial)).resolve("filler");
        trial.attempt("filled the disk of the notes", () -> {
            byte[] block = "x".repeat(512).getBytes(StandardCharsets.US_ASCII);
            try (var out = Files.newOutputStream(filler)) {
                for (int i = 0; i < KIBIBYTES * 8; i++) {
                    out.write(block);
                }
            } catch (java.io.IOException full) {
                trial.note("no space is left: " + full.getMessage());
            }
        });
    }
}
