package org.oscine.host.linux;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * What a command reads: a file in memory that has no name any more, and ends with whoever holds it. A pipe would have to be
 * written to by somebody, whom a command that does not read holds up; and the JDK waits for him when it kills the command.
 */
final class Input implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final int OWNER_ONLY = 0600;
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final FileChannel channel;
    private final Path path;

    private Input(FileChannel channel, Path path) {
        this.channel = channel;
        this.path = path;
    }

    /** Holds a text; null where it is empty. */
    static Input of(String text) throws IOException {
        if (text.isEmpty()) {
            return null;
        }
        Path name = MEMORY.toRealPath().resolve(".oscine-" + RandomWord.next());
        FileChannel channel = FileChannel.open(name, NEW, NewEntry.permissions(new Rights(
                Rights.AS_IT_IS, Rights.AS_IT_IS, OWNER_ONLY)));
        try {
            Path path = Descriptor.of(name);
            Files.delete(name);
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return new Input(channel, path);
        } catch (IOException failure) {
            channel.close();
            Files.deleteIfExists(name);
            throw failure;
        }
    }

    /** Where it can be opened, from its beginning, as long as this is not closed. */
    File file() {
        return path.toFile();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
