package org.oscine.host.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory of a test that everybody can look into, gone at its end. */
final class TestDirectory implements AutoCloseable {

    private final Path directory;

    TestDirectory() {
        try {
            directory = Files.createTempDirectory("oscine-host-").toRealPath();
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path(String name) {
        return directory.resolve(name).toString();
    }

    String make(String name) {
        try {
            Path made = Files.createDirectory(directory.resolve(name));
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
            return made.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String path, String content, String mode) {
        try {
            Files.writeString(Path.of(path), content);
            Files.setAttribute(Path.of(path), "unix:mode", Integer.parseInt(mode, 8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void link(String path, String target) {
        try {
            Files.createSymbolicLink(Path.of(path), Path.of(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
