package org.oscine.host;

import java.util.Optional;
import org.oscine.ocf.Failure;

/**
 * Changes to files and directories. Each returns why it could not be done, if it could not. None follows a symbolic
 * link in a directory that somebody other than root can write, and none changes the owner or the mode of what it has not made.
 */
public interface FileChanges {

    /** The same changes, made with the right of an account and no other: the kernel is asked as that account. */
    FileChanges as(Account account);

    /**
     * Makes a directory, with those above it, if it is missing. It appears under its name with its owner and mode; one that is
     * there is left as it is.
     */
    Failure makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode);

    /** Writes a file atomically: either the old or the new content is there, whenever somebody looks. */
    Failure write(String path, String content, String mode, Optional<String> owner, Optional<String> group);

    /** Makes an empty file, if it is missing; one that is there, or is made meanwhile, is left as it is. */
    Failure makeFile(String path, String mode, Optional<String> owner, Optional<String> group);

    /** Removes a file, socket or link, never a directory; what is not there is no fault. */
    Failure remove(String path);

    /**
     * Takes an exclusive lock that the kernel gives back when the engine ends, however it ends.
     *
     * @return the lock, or absent while another process holds it
     * @throws java.io.UncheckedIOException when the lock file itself cannot be had
     */
    Optional<AutoCloseable> tryLock(String path);

    /** Asks another one; who implements it says what is otherwise, and whether it is so for another account, too. */
    interface Forwarding extends FileChanges {
        /** The other one. */
        FileChanges changes();

        @Override
        default Failure makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode) {
            return changes().makeDirectory(path, owner, group, mode);
        }

        @Override
        default Failure write(String path, String content, String mode, Optional<String> owner, Optional<String> group) {
            return changes().write(path, content, mode, owner, group);
        }

        @Override
        default Failure makeFile(String path, String mode, Optional<String> owner, Optional<String> group) {
            return changes().makeFile(path, mode, owner, group);
        }

        @Override
        default Failure remove(String path) {
            return changes().remove(path);
        }

        @Override
        default Optional<AutoCloseable> tryLock(String path) {
            return changes().tryLock(path);
        }
    }
}
