package org.oscine.host.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What is written to a log from now on: the very file is held open, whatever comes to stand at its path. */
final class LastWords implements AutoCloseable {
    private static final int MOST = 4096;

    private final FileChannel channel;
    private final long from;

    private LastWords(FileChannel channel, long from) {
        this.channel = channel;
        this.from = from;
    }

    /**
     * Of a log that is open for appending; null where there is none, and where it cannot be read.
     *
     * @param user whose file it must be; 0 reads any
     */
    static LastWords in(AppendTarget log, int user) {
        try {
            if (log == null || user != 0 && log.owner() != user) {
                return null;
            }
            FileChannel channel = FileChannel.open(Path.of(log.path()), StandardOpenOption.READ);
            return new LastWords(channel, channel.size());
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }

    /** The end of what has come; empty where nothing has, or the file is no longer than it was. */
    String take() {
        try {
            long size = channel.size();
            long at = Math.max(from, size - MOST);
            ByteBuffer bytes = ByteBuffer.allocate(Math.clamp(size - at, 0, MOST));
            while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {
                // All that is wanted is done by the question.
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException closedAlready) {
            // That was all that was wanted.
        }
    }
}
