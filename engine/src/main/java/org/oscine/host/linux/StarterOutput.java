package org.oscine.host.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the starter of a daemon prints goes to a file that has lost its name once it is open: a daemon that keeps
 * its outputs can then hold neither a pipe of the engine's nor its caller, and nobody else can reach the file.
 */
final class StarterOutput {

    private static final int MOST = 64 * 1024;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String folder;
    private final LinuxFileChanges changes;

    StarterOutput(String folder, LinuxFileChanges changes) {
        this.folder = folder;
        this.changes = changes;
    }

    /** One file, open to be read; it has a name until {@link #unlink}. */
    static final class Capture implements AutoCloseable {
        private final Path path;
        private final FileChannel channel;

        private Capture(Path path) throws IOException {
            this.path = path;
            this.channel = FileChannel.open(path,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }

        ProcessBuilder.Redirect redirect() {
            return ProcessBuilder.Redirect.appendTo(path.toFile());
        }

        void unlink() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What was printed, and gives the room back. */
        String take() {
            ByteBuffer buffer = ByteBuffer.allocate(MOST);
            try {
                int count = channel.read(buffer, 0);
                while (count > 0 && buffer.hasRemaining()) {
                    count = channel.read(buffer, buffer.position());
                }
                channel.truncate(0);
            } catch (IOException unreadable) {
                return "";
            }
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            unlink();
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Absent where there is no place for it: a start need not fail for want of its output. */
    Optional<Capture> open() {
        String fault = changes.makeDirectory(folder, Optional.empty(), Optional.empty(), Optional.of("700"));
        if (!fault.isEmpty()) {
            return Optional.empty();
        }
        try {
            String call = LinuxProcesses.ownPid() + "-" + COUNT.incrementAndGet() + "-" + System.nanoTime();
            return Optional.of(new Capture(Path.of(folder, "starter-" + call)));
        } catch (IOException noRoom) {
            return Optional.empty();
        }
    }
}
