package org.oscine.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes files and folders away. */
final class Removal {
    private Removal() {}

    /** A folder with all that is in it; links are not followed. */
    static void ofAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    /** A folder, and those above it that lie below {@code root}, if nothing is in them. */
    static void ofEmpty(Path folder, Path root) throws IOException {
        for (Path at = folder; at.startsWith(root) && !at.equals(root); at = at.getParent()) {
            if (!Files.isDirectory(at) || !isEmpty(at)) {
                return;
            }
            Files.delete(at);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
