package org.oscine.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The one archive on the class path of an agent's call: the modules and libraries that a call may load from, without
 * what else their archives hold. The JVM looks through every archive of the class path for a logger before it runs its first
 * command: through one without a manifest, and with a few hundred entries, in one millisecond instead of seven.
 */
final class AgentArchive {
    private static final String CLASS = ".class";

    private AgentArchive() {}

    /**
     * Its content; equal for equal sources.
     *
     * @param sources the modules and libraries of a call: archives, or directories of classes
     */
    static byte[] of(List<Path> sources) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (Path source : sources) {
            if (Files.isDirectory(source)) {
                collect(source, classes);
            } else {
                try (FileSystem archive = FileSystems.newFileSystem(source)) {
                    collect(archive.getPath("/"), classes);
                }
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                archive.putNextEntry(entry);
                archive.write(each.getValue());
                archive.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void collect(Path root, Map<String, byte[]> classes) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = root.relativize(file).toString();
                if (belongs(name)) {
                    classes.put(name, Files.readAllBytes(file));
                }
            }
        }
    }

    private static boolean belongs(String name) {
        return name.endsWith(CLASS) && !name.endsWith("-info" + CLASS) && !name.startsWith("META-INF/");
    }
}
