package org.oscine.compiled;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.oscine.document.Document;
import org.oscine.ocf.Failure;
import org.oscine.trust.Trust;

/**
 * Documents that were read and checked once, kept in a directory that only root writes and everybody reads (the
 * metadata is asked for by hacluster). Whatever is wrong with a stored form makes it absent; nothing here fails an
 * action.
 */
public final class CompiledStore {
    /** A descriptor is some ten kilobytes; more than this is not ours. */
    private static final int LARGEST = 8 * 1024 * 1024;

    private static final int LONGEST_NAME = 240;

    private final Path directory;
    private final EngineBuild build;
    private final int self;

    private CompiledStore(Path directory, EngineBuild build) {
        this.directory = directory;
        this.build = build;
        this.self = Trust.self();
    }

    /** The store of the running engine. */
    public static CompiledStore in(Path directory) {
        return new CompiledStore(directory, EngineBuild.current());
    }

    /** The store of an engine that is being installed. */
    public static CompiledStore in(Path directory, Path engineArchive) {
        return new CompiledStore(directory, EngineBuild.of(new File(engineArchive.toString())));
    }

    /**
     * The document of a source, if it was stored, is fresh, and can be trusted.
     *
     * @param source the real path of a descriptor
     */
    public Optional<Document> read(Path source) {
        Path stored = placeOf(source);
        try {
            if (!Files.isRegularFile(stored, LinkOption.NOFOLLOW_LINKS) || Files.size(stored) > LARGEST
                    || self == 0 && Trust.fault(stored, 0).exists()) {
                return Optional.empty();
            }
            Optional<SourceKey> key = SourceKey.of(source);
            return key.isEmpty() ? Optional.empty() : DocumentCodec.decode(bytesOf(stored), build, key.get());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The document that was stored of a source last, which may have been changed since, or be gone: what it was before
     * somebody broke it.
     */
    public Optional<Document> readFormer(Path source) {
        Path stored = placeOf(source);
        try {
            return Files.isRegularFile(stored, LinkOption.NOFOLLOW_LINKS) && Files.size(stored) <= LARGEST
                            && (self != 0 || !Trust.fault(stored, 0).exists())
                    ? DocumentCodec.decodeFormer(bytesOf(stored))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** By a stream: the channels behind Files take a millisecond to set up. */
    private static byte[] bytesOf(Path file) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toString())) {
            return in.readNBytes(LARGEST);
        }
    }

    /**
     * Reads a source, and stores what it gives for the next call, if this is root and the source is at rest.
     *
     * @param source the real path of a descriptor
     * @param reading reads and checks the source; absent when it is faulty
     */
    public Optional<Document> readThrough(Path source, Reading reading) throws IOException {
        Optional<SourceKey> before = SourceKey.of(source);
        Optional<Document> document = reading.read(source);
        boolean atRest = before.isPresent() && before.get().isAtRest() && before.equals(SourceKey.of(source));
        if (self == 0 && document.isPresent() && atRest) {
            write(source, document.get(), before.get());
        }
        return document;
    }

    /**
     * Stores the document of a source that nobody else is writing.
     *
     * @return why it could not be stored, if it could not
     */
    public Failure store(Path source, Document document) {
        Optional<SourceKey> key = SourceKey.of(source);
        return key.isEmpty() ? Failure.of(source + " cannot be examined") : write(source, document, key.get());
    }

    private Failure write(Path source, Document document, SourceKey key) {
        Path target = placeOf(source);
        Path fresh = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
        try {
            prepareDirectory();
            writeSynced(fresh, DocumentCodec.encode(document, build, key));
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            return Failure.NONE;
        } catch (IOException | RuntimeException failed) {
            new File(fresh.toString()).delete();
            return Failure.of(target + " cannot be written (" + failed + ")");
        }
    }

    private void prepareDirectory() throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.getParent());
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Failure fault = Trust.fault(directory, self);
        if (fault.exists()) {
            throw new IOException(fault.cause());
        }
    }

    static void writeSynced(Path file, byte[] bytes) throws IOException {
        Set<PosixFilePermission> readable = PosixFilePermissions.fromString("rw-r--r--");
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE), PosixFilePermissions.asFileAttribute(readable))) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        Files.setPosixFilePermissions(file, readable); // whatever the umask took away
    }

    /** The file that a source's document is stored in. */
    public Path placeOf(Path source) {
        String name = source.toString().replace("%", "%25").replace("/", "%2F");
        int surplus = Math.max(0, name.length() - LONGEST_NAME);
        return directory.resolve(name.substring(surplus));
    }

    /** Reads and checks a source. */
    public interface Reading {
        Optional<Document> read(Path source) throws IOException;
    }
}
