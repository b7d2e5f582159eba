package org.oscine.install;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The archives of the running engine: the class path that it was started with, the engine itself first. */
final class EngineArchives {
    /** What the agents need beside the engine: to run commands, and to read a source that is not compiled. */
    private static final List<String> OF_AGENTS = List.of("commons-exec", "snakeyaml-engine");

    private EngineArchives() {}

    /**
     * Copies them.
     *
     * @return the copies, the engine first
     */
    static List<Path> copyTo(Layout layout) throws IOException {
        List<Path> copies = new ArrayList<>();
        copies.add(layout.engine());
        List<Path> classPath = classPath();
        Placement.put(layout.engine(), engine(), Placement.DATA);
        for (Path entry : classPath) {
            if (isLibrary(entry)) {
                Path copy = layout.lib().resolve(entry.getFileName());
                Placement.put(copy, Files.readAllBytes(entry), Placement.DATA);
                copies.add(copy);
            }
        }
        return copies;
    }

    /** The engine and those of the libraries that an agent needs. */
    static List<Path> ofAgents(List<Path> archives) {
        List<Path> needed = new ArrayList<>();
        needed.add(archives.getFirst());
        for (Path archive : archives) {
            if (OF_AGENTS.stream().anyMatch(archive.getFileName().toString()::startsWith)) {
                needed.add(archive);
            }
        }
        return needed;
    }

    /** Where this very class comes from: the engine's archive, or its folder of classes in a build. */
    private static Path origin() throws IOException {
        try {
            return Path.of(EngineArchives.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException strange) {
            throw new IOException(strange);
        }
    }

    private static List<Path> classPath() {
        List<Path> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath());
        }
        return entries;
    }

    private static boolean isLibrary(Path entry) throws IOException {
        return Files.isRegularFile(entry) && entry.toString().endsWith(".jar")
                && !Files.isSameFile(entry, origin());
    }

    private static byte[] engine() throws IOException {
        Path origin = origin();
        return Files.isDirectory(origin) ? packed(origin) : Files.readAllBytes(origin);
    }

    /** Packs a folder so that equal folders make equal archives. */
    private static byte[] packed(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes); Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                JarEntry entry = new JarEntry(folder.relativize(file).toString());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                jar.putNextEntry(entry);
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
