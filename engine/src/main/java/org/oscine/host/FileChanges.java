package org.oscine.host;

import java.util.Optional;

/**
 * Changes to files and folders. Each returns an empty text, or why it could not be done. None follows a symbolic
 * link in a folder that somebody other than root can write.
 */
public interface FileChanges {

    /** Makes a folder, with the folders above it, if it is missing. */
    String makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode);

    /** Gives a file or folder to a user and group. */
    String giveTo(String path, String owner, Optional<String> group);

    /** Sets permission bits, in octal. */
    String setMode(String path, String mode);

    /** Writes a file atomically: either the old or the new content is there, whenever somebody looks. */
    String write(String path, String content, String mode, Optional<String> owner, Optional<String> group);

    /** Removes a file, socket or link, never a folder; what is not there is no fault. */
    String remove(String path);

    /**
     * Takes an exclusive lock that the kernel gives back when the engine ends, however it ends.
     *
     * @return the lock, or absent while another process holds it
     * @throws java.io.UncheckedIOException when the lock file itself cannot be had
     */
    Optional<AutoCloseable> tryLock(String path);
}
