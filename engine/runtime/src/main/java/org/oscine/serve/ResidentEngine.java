package org.oscine.serve;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.oscine.ocf.Failure;
import org.oscine.trust.Trust;

/**
 * An engine that stays: it answers what the agents' clients ask on a Unix socket, for as long as it is the one that is
 * installed. It holds nothing that a call depends on, so it may end at any moment.
 */
public final class ResidentEngine {
    /** unix(7): sun_path, with the NUL at its end. */
    public static final int LONGEST_PATH = 107;

    /** Pacemaker starts all of a node's probes at once. */
    private static final int WAITING = 1024;

    private final Path socket;
    private final CallHandler calls;

    /**
     * @param socket where to listen
     * @param calls does what is asked
     */
    public ResidentEngine(Path socket, CallHandler calls) {
        this.socket = socket.toAbsolutePath().normalize();
        this.calls = calls;
    }

    /** Hears that the engine is listening. */
    public interface Listening {
        void on(Path socket);
    }

    /**
     * Serves, until another engine has been installed.
     *
     * @return why it did not begin; absent when it has served
     * @throws IOException when the socket cannot be made
     */
    public Optional<String> serve(Listening listening) throws IOException {
        Failure fault = fault();
        if (fault.exists()) {
            return Optional.of(fault.cause());
        }
        Path lockFile = socket.resolveSibling(socket.getFileName() + ".lock");
        // The kernel releases the lock, however the engine ends; the file stays, or two could hold locks on two files.
        try (FileChannel channel = FileChannel.open(lockFile, Set.of(StandardOpenOption.CREATE,
                StandardOpenOption.WRITE), PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rw-------")));
                FileLock lock = locked(channel)) {
            if (lock == null) {
                return Optional.of("another engine is already serving on " + socket);
            }
            listen(listening);
        }
        return Optional.empty();
    }

    /** Null where another one has it, in this process or in another. */
    private static FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    private void listen(Listening listening) throws IOException {
        Files.deleteIfExists(socket); // left by an engine that was killed: this one holds the lock
        Thread cleaner = new Thread("socket") {
            @Override
            public void run() {
                removeSocket();
            }
        };
        try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            door.bind(UnixDomainSocketAddress.of(socket), WAITING);
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            Runtime.getRuntime().addShutdownHook(cleaner);
            listening.on(socket);
            new SocketServer(door, new Workers(), calls).run();
        } finally {
            removeSocket();
        }
    }

    private void removeSocket() {
        try {
            Files.deleteIfExists(socket);
        } catch (IOException stays) {
            // The next engine removes it.
        }
    }

    /** Others must not reach the socket between its making and its mode, nor put theirs in its place. */
    private Failure fault() throws IOException {
        if (socket.toString().length() > LONGEST_PATH) {
            return Failure.of("the path of the socket is longer than the " + LONGEST_PATH + " bytes that Linux allows: " + socket);
        }
        Path directory = socket.getParent();
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.getParent());
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwx------")));
        }
        return Trust.fault(directory, Trust.self());
    }
}
