package org.oscine.host.linux;

import java.io.File;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A log file that is open. ProcessBuilder takes only names, and a name may lead elsewhere by the time it is used; so
 * the name handed out is that of the descriptor in /proc, which leads to the very file that was opened.
 */
final class AppendTarget implements AutoCloseable {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final SeekableByteChannel channel;
    private final String path;

    AppendTarget(SeekableByteChannel channel, Path file) throws IOException {
        this.channel = channel;
        this.path = descriptor(file);
    }

    private static String descriptor(Path file) throws IOException {
        String[] numbers = new File(DESCRIPTORS.toString()).list();
        for (String number : numbers == null ? new String[0] : numbers) {
            Path link = DESCRIPTORS.resolve(number);
            if (Files.isSymbolicLink(link) && leadsTo(link, file)) {
                return link.toString();
            }
        }
        throw new FileSystemException(null, null, "it was moved while it was opened");
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /** Where the file can be opened, as long as this is not closed. */
    String path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
