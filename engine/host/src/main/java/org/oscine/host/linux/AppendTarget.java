package org.oscine.host.linux;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log file that is open, with a name for ProcessBuilder that leads to the very file. */
final class AppendTarget implements AutoCloseable {

    private final SeekableByteChannel channel;
    private final Path path;

    /** @param file its path, without links */
    AppendTarget(SeekableByteChannel channel, Path file) throws IOException {
        this.channel = channel;
        try {
            this.path = Descriptor.of(file);
        } catch (IOException moved) {
            channel.close();
            throw moved;
        }
    }

    /** Where the file can be opened, as long as this is not closed. */
    String path() {
        return path.toString();
    }

    /** Whose it is. */
    int owner() throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    boolean hasSecondName() throws IOException {
        return (int) Files.getAttribute(path, "unix:nlink") > 1;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
