package org.oscine.host.linux;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.oscine.host.Network;
import org.oscine.host.Network.Reply;
import org.oscine.host.TalkProgress;
import org.oscine.host.TalkProgress.Heard;

/** A connection over which a talk is held. */
abstract class Line {
    /** What {@link #hear} returns when the time is over. */
    static final int TOO_LATE = -2;

    /** Says something; whether there was time for it. */
    abstract boolean say(byte[] text) throws IOException;

    /** Waits for something; the number of its bytes, or a negative number at the end of the connection or of the time. */
    abstract int hear(byte[] into, int most) throws IOException;

    /** The talk up to its end. */
    final Reply hold(TalkProgress progress) {
        try {
            byte[] chunk = new byte[Network.LONGEST];
            while (!progress.isDone()) {
                if (!say(progress.send().getBytes(StandardCharsets.UTF_8))) {
                    return progress.timedOut();
                }
                Heard heard = progress.listen();
                while (heard == Heard.A_PART) {
                    int count = hear(chunk, progress.room());
                    if (count < 0) {
                        return count == TOO_LATE ? progress.timedOut() : progress.ended();
                    }
                    heard = progress.hear(chunk, count);
                }
                if (heard == Heard.TOO_MUCH) {
                    return progress.ended();
                }
            }
            return progress.ended();
        } catch (SocketTimeoutException e) {
            return progress.timedOut();
        } catch (IOException | RuntimeException e) {
            return progress.broken(Faults.ofConnection(e));
        }
    }
}
