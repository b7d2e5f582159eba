package org.oscine.host.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What is written to a log from now on: the very file is held open, whatever comes to stand at its path. */
final class LastWords {
    private static final int MOST = 4096;

    private final FileChannel channel;
    private final long from;

    private LastWords(FileChannel channel, long from) {
        this.channel = channel;
        this.from = from;
    }

    /**
     * Of logs that are open for appending; without those that are null, or cannot be read.
     *
     * @param user whose file a log must be; 0 reads any
     */
    static List<LastWords> in(int user, AppendTarget... logs) {
        List<LastWords> words = new ArrayList<>(logs.length);
        for (AppendTarget log : logs) {
            try {
                if (log != null && (user == 0 || log.owner() == user)) {
                    FileChannel channel = FileChannel.open(Path.of(log.path()), StandardOpenOption.READ);
                    words.add(new LastWords(channel, channel.size()));
                }
            } catch (IOException | RuntimeException unreadable) {
                // Then nobody knows what is written there.
            }
        }
        return words;
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

    /** Lets go of the files: a file system cannot be unmounted while one of its files is open. */
    static void close(List<LastWords> words) {
        for (LastWords log : words) {
            try {
                log.channel.close();
            } catch (IOException closedAlready) {
                // That was all that was wanted.
            }
        }
    }
}
