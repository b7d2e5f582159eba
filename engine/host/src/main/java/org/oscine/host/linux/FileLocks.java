package org.oscine.host.linux;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Locks of the kernel's, by file (fcntl(2)). They belong to the process: as soon as it closes any descriptor of the
 * file they are gone. So a file that is locked from here is not even opened a second time.
 */
final class FileLocks {

    private static final Set<Path> HELD = new HashSet<>();

    private FileLocks() {}

    static Optional<AutoCloseable> tryLock(Path path) throws IOException {
        synchronized (HELD) {
            if (!HELD.add(path)) {
                return Optional.empty();
            }
        }
        Optional<AutoCloseable> lock = Optional.empty();
        try {
            lock = open(path);
        } finally {
            if (lock.isEmpty()) {
                forget(path);
            }
        }
        return lock;
    }

    private static Optional<AutoCloseable> open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new Held(channel, path));
    }

    private record Held(FileChannel channel, Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
            forget(path);
        }
    }

    private static void forget(Path path) {
        synchronized (HELD) {
            HELD.remove(path);
        }
    }
}
