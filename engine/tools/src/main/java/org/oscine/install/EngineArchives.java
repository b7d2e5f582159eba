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
import org.apache.commons.exec.CommandLine;
import org.oscine.agent.AgentMain;
import org.oscine.host.linux.LinuxHost;
import org.snakeyaml.engine.v2.api.Load;

/**
 * What the running engine consists of: the entries of the class path that it was started with. In a build a module may be
 * its directory of classes there.
 */
final class EngineArchives {
    /** One class of each archive that a call of an agent may load from: the build's modules and libraries of a call. */
    private static final List<Class<?>> OF_CALLS = List.of(AgentMain.class, LinuxHost.class, CommandLine.class, Load.class);

    private static final String CLASSES = "classes";

    private final List<Path> entries;

    private EngineArchives(List<Path> entries) {
        this.entries = entries;
    }

    static EngineArchives running() {
        List<Path> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (isModule(path) || Files.isRegularFile(path) && entry.endsWith(".jar")) {
                entries.add(path);
            }
        }
        return new EngineArchives(entries);
    }

    /** Whether an entry is what Maven has compiled of a module: {@code MODULE/target/classes}. */
    private static boolean isModule(Path entry) {
        return Files.isDirectory(entry) && entry.endsWith(CLASSES);
    }

    /** Copies them all. Equal ones are copied to equal archives. */
    List<Path> copyTo(Path lib) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Path entry : entries) {
            Path copy = lib.resolve(nameOf(entry));
            Placement.put(copy, isModule(entry) ? packed(entry) : Files.readAllBytes(entry), Placement.DATA);
            copies.add(copy);
        }
        return copies;
    }

    /** Those that a call of an agent loads from. */
    List<Path> ofAgents() throws IOException {
        List<Path> needed = new ArrayList<>();
        for (Class<?> each : OF_CALLS) {
            needed.add(originOf(each));
        }
        return needed;
    }

    private static String nameOf(Path entry) {
        return isModule(entry) ? "oscine-" + entry.getParent().getParent().getFileName() + ".jar" : entry.getFileName().toString();
    }

    private static Path originOf(Class<?> type) throws IOException {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException strange) {
            throw new IOException(strange);
        }
    }

    private static byte[] packed(Path directory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes); Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                JarEntry entry = new JarEntry(directory.relativize(file).toString());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                jar.putNextEntry(entry);
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
