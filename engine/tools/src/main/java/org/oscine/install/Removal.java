package org.oscine.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes files and directories away. */
final class Removal {
    private Removal() {}

    /** A directory with all that is in it; links are not followed. */
    static void ofAll(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    /** A directory, and those above it that lie below {@code root}, if nothing is in them. */
    static void ofEmpty(Path directory, Path root) throws IOException {
        for (Path at = directory; at.startsWith(root) && !at.equals(root); at = at.getParent()) {
            if (!Files.isDirectory(at) || !isEmpty(at)) {
                return;
            }
            Files.delete(at);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
