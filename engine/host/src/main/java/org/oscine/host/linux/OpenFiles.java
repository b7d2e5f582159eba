package org.oscine.host.linux;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the files in /proc/PID/fd (proc(5)) lead to: paths, and names such as {@code socket:[4711]}. */
public final class OpenFiles {
    private OpenFiles() {}

    /** Whether one of them leads to one of these: it is looked no further then. */
    public static boolean leadTo(Set<String> targets, Path directory) throws IOException {
        return !targets.isEmpty() && !search(targets, directory).isEmpty();
    }

    /** What all of them lead to. */
    public static Set<String> of(Path directory) throws IOException {
        return search(Set.of(), directory);
    }

    /** All, or of the wanted ones the first that is there. */
    private static Set<String> search(Set<String> wanted, Path directory) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(directory)) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                if (wanted.isEmpty() || wanted.contains(target)) {
                    found.add(target);
                }
                if (!wanted.isEmpty() && !found.isEmpty()) {
                    return found;
                }
            }
        } catch (DirectoryIteratorException ended) {
            throw ended.getCause();
        }
        return found;
    }

    /** A busy process closes files while they are listed. */
    private static String target(Path descriptor) throws AccessDeniedException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (AccessDeniedException hidden) {
            throw hidden;
        } catch (IOException closed) {
            return "";
        }
    }
}
