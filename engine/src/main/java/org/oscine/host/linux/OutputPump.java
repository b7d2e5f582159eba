package org.oscine.host.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.exec.ExecuteStreamHandler;

/**
 * Keeps the beginning of what a command prints and lets it print on. A process that left the command and still
 * holds the pipe does not hold the engine: the pump is then left to its thread.
 */
final class OutputPump implements ExecuteStreamHandler, Runnable {

    private static final int MOST = 64 * 1024;
    private static final long PATIENCE_MILLIS = 100;

    private final byte[] kept = new byte[MOST];
    private InputStream pipe;
    private int length;
    private long seen;
    private boolean ended;

    @Override
    public void setProcessInputStream(OutputStream unused) {}

    @Override
    public void setProcessErrorStream(InputStream unused) {}

    @Override
    public void setProcessOutputStream(InputStream stream) {
        pipe = stream;
    }

    @Override
    public void start() {
        Thread thread = new Thread(this, "output");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        byte[] chunk = new byte[MOST];
        try {
            int count = pipe.read(chunk);
            while (count >= 0) {
                keep(chunk, count);
                count = pipe.read(chunk);
            }
        } catch (IOException closed) {
            // The command is over and its pipe was closed.
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void keep(byte[] chunk, int count) {
        int taken = Math.min(count, MOST - length);
        System.arraycopy(chunk, 0, kept, length, taken);
        length += taken;
        seen += count;
    }

    /** The child has ended: waits until the pipe is empty, as long as something still comes out of it. */
    @Override
    public synchronized void stop() {
        long before = -1;
        try {
            while (!ended && seen != before && length < MOST) {
                before = seen;
                wait(PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized String text() {
        return new String(Arrays.copyOf(kept, length), StandardCharsets.UTF_8);
    }
}
