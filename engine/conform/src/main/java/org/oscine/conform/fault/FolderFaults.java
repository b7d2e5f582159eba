package org.oscine.conform.fault;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;

/** The folders that a start makes or needs. */
final class FolderFaults {
    private static final String MADE = "After a successful start, the directories that it has to create exist and "
            + "belong to the service's user; nothing has to be created by hand.";

    private FolderFaults() {}

    static List<Fault> all() {
        return List.of(missing(), notWritable(), notFolders());
    }

    private static Fault missing() {
        return Scenario.of("folders-missing", "the directories of the service are missing", MADE)
                .needing(subject -> Applicability.some(subject.anatomy().folders(), "no directories are known that a start creates"))
                .arranged(trial -> topmost(trial).forEach(folder -> moveAway(trial, folder)))
                .expecting(Trial::recovers);
    }

    private static Fault notWritable() {
        return Scenario.of("folders-not-writable", "the directories of the service belong to another user",
                        "The agent need not take over what belongs to another user: the start works, or fails and "
                                + "gives the reason.")
                .needing(subject -> Applicability.some(subject.anatomy().folders(), "no directories are known that a start creates"))
                .arranged(trial -> existing(trial).forEach(folder -> giveToRoot(trial, folder)))
                .expecting(trial -> {
                    if (trial.ask(CallSpec.start(), Expected.NOT_DOWN).call().exit() == 0) {
                        trial.ask(CallSpec.monitor(), Expected.WELL);
                    }
                    trial.stopsCleanly();
                });
    }

    private static Fault notFolders() {
        return Scenario.of("folders-not-folders", "a file is in the place of a directory",
                        "The file is not removed: the start fails and gives the reason, and stop has nothing to do.")
                .needing(subject -> Applicability.some(subject.anatomy().folders(), "no directories are known that a start creates"))
                .arranged(trial -> {
                    Path folder = topmost(trial).getFirst();
                    moveAway(trial, folder);
                    trial.attempt("put a file in the place of " + folder, () -> {
                        Files.writeString(folder, "not a directory\n");
                        trial.atTheEnd(() -> trial.attempt("removed the file", () -> Files.deleteIfExists(folder)));
                    });
                })
                .expecting(trial -> {
                    trial.ask(CallSpec.start(), Expected.FAILURE);
                    trial.stopsCleanly();
                });
    }

    private static List<Path> existing(Trial trial) {
        return trial.subject().anatomy().folders().stream().filter(Files::isDirectory).toList();
    }

    /** Without those that lie in another of them. */
    private static List<Path> topmost(Trial trial) {
        List<Path> all = existing(trial);
        List<Path> topmost = new ArrayList<>();
        for (Path folder : all) {
            if (all.stream().noneMatch(other -> !other.equals(folder) && folder.startsWith(other))) {
                topmost.add(folder);
            }
        }
        return topmost;
    }

    private static void moveAway(Trial trial, Path folder) {
        Path aside = folder.resolveSibling(folder.getFileName() + ".oscine-conform");
        trial.attempt("moved " + folder + " away", () -> {
            Files.move(folder, aside);
            trial.atTheEnd(() -> trial.attempt("put " + folder + " back", () -> {
                removeTree(folder);
                Files.move(aside, folder);
            }));
        });
    }

    private static void removeTree(Path folder) throws java.io.IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void giveToRoot(Trial trial, Path folder) {
        trial.attempt("gave " + folder + " to root", () -> {
            UserPrincipal owner = Files.getOwner(folder);
            var permissions = Files.getPosixFilePermissions(folder);
            UserPrincipal root = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root");
            Files.setOwner(folder, root);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            trial.atTheEnd(() -> trial.attempt("gave " + folder + " back", () -> {
                Files.setOwner(folder, owner);
                Files.setPosixFilePermissions(folder, permissions);
            }));
        });
    }
}
