package org.oscine.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The files of an installation with their checksums, so that its removal takes nothing else: nothing that somebody
 * else put there, and nothing that was changed since.
 */
final class Manifest {
    private final Path file;
    private final Map<Path, String> checksums = new TreeMap<>();

    private Manifest(Path file) {
        this.file = file;
    }

    /** The manifest in a file; an empty one if there is no such file. */
    static Manifest in(Path file) throws IOException {
        Manifest manifest = new Manifest(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int blank = line.indexOf(' ');
                if (blank > 0) {
                    manifest.checksums.put(Path.of(line.substring(blank + 1)), line.substring(0, blank));
                }
            }
        }
        return manifest;
    }

    /** Notes a file as it is now. */
    void add(Path path) throws IOException {
        checksums.put(path, checksum(path));
    }

    /** Whether a file is part of the installation. */
    boolean has(Path path) {
        return checksums.containsKey(path);
    }

    /** All files, sorted. */
    Iterable<Path> files() {
        return new TreeMap<>(checksums).keySet();
    }

    /** Whether no files are left. */
    boolean isEmpty() {
        return checksums.isEmpty();
    }

    /**
     * Removes a file of the installation.
     *
     * @return whether it is gone; false when it is kept, since somebody changed it
     */
    boolean remove(Path path) throws IOException {
        String noted = checksums.remove(path);
        if (Files.exists(path)) {
            if (!checksum(path).equals(noted)) {
                return false;
            }
            Files.delete(path);
        }
        return true;
    }

    /** Writes the manifest, or removes it when it is empty. */
    void save() throws IOException {
        if (isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        StringBuilder text = new StringBuilder();
        checksums.forEach((path, checksum) -> text.append(checksum).append(' ').append(path).append('\n'));
        Placement.put(file, text.toString().getBytes(StandardCharsets.UTF_8), Placement.DATA);
    }

    private static String checksum(Path path) throws IOException {
        CRC32C checksum = new CRC32C();
        checksum.update(Files.readAllBytes(path));
        return Long.toHexString(checksum.getValue());
    }
}
