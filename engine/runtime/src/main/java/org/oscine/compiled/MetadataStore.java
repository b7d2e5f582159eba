package org.oscine.compiled;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.oscine.trust.Trust;

/**
 * The metadata of agents as text, so that the native client can print it without a JVM. The first line of each file
 * says which descriptor and which engine it holds for, in the form of {@code engine/client/PROTOCOL.md}.
 */
public final class MetadataStore {
    /** In the engine's home. */
    public static final String DIRECTORY = "metadata";

    private static final String FORM = "1";

    private final Path directory;
    private final EngineBuild build;

    private MetadataStore(Path directory, EngineBuild build) {
        this.directory = directory;
        this.build = build;
    }

    /** The store of the engine that is installed in a home. */
    public static MetadataStore in(Path home) {
        return new MetadataStore(home.resolve(DIRECTORY), EngineBuild.of(home.resolve(EngineBuild.ARCHIVE).toFile()));
    }

    /**
     * A file's content.
     *
     * @param source the real path of the descriptor
     */
    public byte[] content(Path source, String metadata) throws IOException {
        Optional<SourceKey> found = SourceKey.of(source);
        if (found.isEmpty()) {
            throw new IOException(source + " cannot be examined");
        }
        SourceKey key = found.get();
        String line = FORM + " " + key.size() + " " + key.modified() + " " + key.inode() + " " + build.size() + " "
                + build.modified() + " " + source + "\n";
        return (line + metadata).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Stores what was rendered anew because it was not there or outdated, if there is a store and it is the caller's.
     * Failing that, the next call renders again.
     */
    public void refresh(String agent, Path source, String metadata) {
        int self = Trust.self();
        Optional<SourceKey> key = SourceKey.of(source);
        if (key.isEmpty() || !key.get().isAtRest() || !Files.isDirectory(directory) || self != 0 || Trust.fault(directory, self).exists()) {
            return;
        }
        Path fresh = directory.resolve("." + agent + "." + Thread.currentThread().threadId() + System.nanoTime());
        try {
            CompiledStore.writeSynced(fresh, content(source, metadata));
            Files.move(fresh, directory.resolve(agent), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            fresh.toFile().delete();
        }
    }
}
