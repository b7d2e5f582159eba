package org.oscine.conform.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Expected;

/** The file that an agent of the engine goes by is changed while its service runs. */
final class DescriptorFaults {
    private static final String RULE = "Monitor and stop of a running service use the descriptor that it was started "
            + "with, so a typo in an editor does not get a node fenced.";

    private DescriptorFaults() {}

    static List<Fault> all() {
        return List.of(
                changed("descriptor-broken", "the descriptor is broken while the service runs", DescriptorFaults::misspell),
                changed("descriptor-gone", "the descriptor is removed while the service runs", Files::delete));
    }

    private static Fault changed(String name, String title, Change change) {
        return Scenario.of(name, title, RULE)
                .needing(subject -> Applicability.present(subject.means().descriptor(), "no descriptor is known"))
                .arranged(trial -> {
                    trial.running();
                    Path file = trial.subject().means().descriptor().orElseThrow();
                    Path aside = file.resolveSibling(file.getFileName() + ".oscine-conform");
                    trial.attempt("changed " + file, () -> {
                        Files.copy(file, aside, StandardCopyOption.COPY_ATTRIBUTES);
                        trial.atTheEnd(() -> trial.attempt("put " + file + " back",
                                () -> Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE)));
                        change.make(file);
                    });
                })
                .expecting(trial -> {
                    trial.ask(CallSpec.monitor(), Expected.WELL);
                    trial.oneServer();
                    trial.stopsCleanly();
                });
    }

    /** What becomes of a file. */
    private interface Change {
        void make(Path file) throws java.io.IOException;
    }

    private static void misspell(Path file) throws java.io.IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".fresh");
        String text = Files.readString(file);
        Files.writeString(fresh, text.contains("\nstop:") ? text.replace("\nstop:", "\nstpo:") : text + "\nstpo: {}\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
