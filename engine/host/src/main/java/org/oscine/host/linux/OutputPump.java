package org.oscine.host.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.oscine.host.Network;

/**
 * Keeps the beginning of what a command prints and lets it print on. It takes only what is there already, so it needs no
 * thread, and a process that left the command and still holds the pipe holds nobody: a read that waits for such a one could
 * not be ended.
 */
final class OutputPump implements ExecuteStreamHandler {

    /** Looks at the end: a process that left the command may print faster than anybody reads. */
    private static final int LAST_LOOKS = 64;

    private final byte[] kept = new byte[Network.LONGEST];
    private byte[] chunk = kept;
    private InputStream pipe;
    private int length;

    @Override
    public void setProcessInputStream(OutputStream unused) {}

    @Override
    public void setProcessErrorStream(InputStream unused) {}

    /** The command's end of it is open as long as anybody holds it. */
    @Override
    public void setProcessOutputStream(InputStream stream) {
        pipe = stream;
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    /** Whoever holds it, the JDK cannot read the pipe, which it does on its own when the command has ended. */
    Object lock() {
        return pipe;
    }

    /**
     * Takes what is in the pipe just now.
     *
     * @return how many bytes that were; a full pipe holds up the command
     */
    int take() {
        try {
            int count = Math.min(pipe.available(), kept.length);
            if (count <= 0) {
                return 0;
            }
            int room = kept.length - length;
            if (room > 0) {
                int taken = pipe.read(kept, length, Math.min(room, count));
                length += Math.max(0, taken);
                return taken;
            }
            chunk = chunk == kept ? new byte[kept.length] : chunk;
            return pipe.read(chunk, 0, count);
        } catch (IOException closed) {
            return 0;
        }
    }

    /** The command has ended, and what it left behind with it: takes the rest, and leaves the pipe to whoever holds it. */
    void finish() {
        for (int look = 0; look < LAST_LOOKS && length < kept.length && take() > 0; look++) {
            // All that is wanted is done by the question.
        }
        try {
            pipe.close();
        } catch (IOException closedAlready) {
            // That was all that was wanted.
        }
    }

    String text() {
        return new String(Arrays.copyOf(kept, length), StandardCharsets.UTF_8);
    }
}
