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

/** The directories that a start makes or needs. */
final class DirectoryFaults {
    private static final String MADE = "After a successful start, the directories that it has to create exist and "
            + "belong to the service's user; nothing has to be created by hand.";

    private DirectoryFaults() {}

    static List<Fault> all() {
        return List.of(missing(), notWritable(), notDirectories());
    }

    private static Fault missing() {
        return Scenario.of("folders-missing", "the directories of the service are missing", MADE)
                .needing(subject -> Applicability.some(subject.anatomy().directories(), "no directories are known that a start creates"))
                .arranged(trial -> topmost(trial).forEach(directory -> moveAway(trial, directory)))
                .expecting(Trial::recovers);
    }

    private static Fault notWritable() {
        return Scenario.of("folders-not-writable", "the directories of the service belong to another user",
                        "The agent need not take over what belongs to another user: the start works, or fails and "
                                + "gives the reason.")
                .needing(subject -> Applicability.some(subject.anatomy().directories(), "no directories are known that a start creates"))
                .arranged(trial -> existing(trial).forEach(directory -> giveToRoot(trial, directory)))
                .expecting(trial -> {
                    if (trial.ask(CallSpec.start(), Expected.NOT_DOWN).call().exit() == 0) {
                        trial.ask(CallSpec.monitor(), Expected.WELL);
                    }
                    trial.stopsCleanly();
                });
    }

    private static Fault notDirectories() {
        return Scenario.of("folders-not-folders", "a file is in the place of a directory",
                        "The file is not removed: the start fails and gives the reason, and stop has nothing to do.")
                .needing(subject -> Applicability.some(subject.anatomy().directories(), "no directories are known that a start creates"))
                .arranged(trial -> {
                    Path directory = topmost(trial).getFirst();
                    moveAway(trial, directory);
                    trial.attempt("put a file in the place of " + directory, () -> {
                        Files.writeString(directory, "not a directory\n");
                        trial.atTheEnd(() -> trial.attempt("removed the file", () -> Files.deleteIfExists(directory)));
                    });
                })
                .expecting(trial -> {
                    trial.ask(CallSpec.start(), Expected.FAILURE);
                    trial.stopsCleanly();
                });
    }

    private static List<Path> existing(Trial trial) {
        return trial.subject().anatomy().directories().stream().filter(Files::isDirectory).toList();
    }

    /** Without those that lie in another of them. */
    private static List<Path> topmost(Trial trial) {
        List<Path> all = existing(trial);
        List<Path> topmost = new ArrayList<>();
        for (Path directory : all) {
            if (all.stream().noneMatch(other -> !other.equals(directory) && directory.startsWith(other))) {
                topmost.add(directory);
            }
        }
        return topmost;
    }

    private static void moveAway(Trial trial, Path directory) {
        Path aside = directory.resolveSibling(directory.getFileName() + ".oscine-conform");
        trial.attempt("moved " + directory + " away", () -> {
            Files.move(directory, aside);
            trial.atTheEnd(() -> trial.attempt("put " + directory + " back", () -> {
                removeTree(directory);
                Files.move(aside, directory);
            }));
        });
    }

    private static void removeTree(Path directory) throws java.io.IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void giveToRoot(Trial trial, Path directory) {
        trial.attempt("gave " + directory + " to root", () -> {
            UserPrincipal owner = Files.getOwner(directory);
            var permissions = Files.getPosixFilePermissions(directory);
            UserPrincipal root = directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root");
            Files.setOwner(directory, root);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            trial.atTheEnd(() -> trial.attempt("gave " + directory + " back", () -> {
                Files.setOwner(directory, owner);
                Files.setPosixFilePermissions(directory, permissions);
            }));
        });
    }
}
