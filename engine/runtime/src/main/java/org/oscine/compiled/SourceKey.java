package org.oscine.compiled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;

/**
 * What tells that a file is still the one that was compiled. A digest would be surer, and cost more than parsing
 * saves.
 *
 * @param size in bytes
 * @param modified milliseconds of its last write
 * @param inode changes when the file is replaced
 */
public record SourceKey(long size, long modified, long inode) {
    /** A file may be written twice within one tick of the kernel's clock, and keep its time. */
    private static final long SETTLED_MILLIS = 1000;

    /** Whether what is read of the file now can be told from what it will be after its next change. */
    public boolean isAtRest() {
        return System.currentTimeMillis() - modified > SETTLED_MILLIS;
    }

    /** The key of a file; absent when it cannot be had. */
    public static Optional<SourceKey> of(Path file) {
        try {
            Map<String, Object> facts = Files.readAttributes(file, "unix:size,lastModifiedTime,ino");
            return Optional.of(new SourceKey((Long) facts.get("size"),
                    ((FileTime) facts.get("lastModifiedTime")).toMillis(), (Long) facts.get("ino")));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
