package org.oscine.host.linux;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the starter of a daemon prints. A daemon that keeps its outputs prints on for its whole life: into a file that would
 * fill a file system without having a name, into a pipe that nobody reads until it blocks, into a closed one until it dies of
 * SIGPIPE. So a process of its own reads all of it for as long as somebody holds the pipe (decision 005): it hands on what comes
 * to the engine, and throws the rest away once the engine has gone. Most daemons close their outputs, and then it ends with
 * the starter.
 */
final class StarterOutput {

    private static final int MOST = 64 * 1024;
    private static final long PATIENCE_MILLIS = 100;
    private static final long MOST_MILLIS = 1000;

    /** Ignored, SIGPIPE does not end tee(1) when the engine reads no more: it goes on with what else it writes to. */
    private static final List<String> READER = List.of("setsid", "sh", "-c", "trap '' PIPE; exec tee /dev/null");

    private StarterOutput() {}

    /** A reader at work; absent where there is none to be had: a start need not fail for want of its output. */
    static Optional<Capture> open() {
        try {
            ProcessBuilder builder = new ProcessBuilder(READER);
            builder.directory(new File("/"));
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            String path = builder.environment().get("PATH");
            builder.environment().clear();
            if (path != null) {
                builder.environment().put("PATH", path);
            }
            return Optional.of(new Capture(builder.start()));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** One starter's output. */
    static final class Capture extends Thread implements AutoCloseable {
        private final Process reader;
        private final InputStream stream;
        private final byte[] kept = new byte[MOST];
        private int length;
        private long seen;
        private boolean ended;

        private Capture(Process reader) {
            super("starter's output");
            this.reader = reader;
            this.stream = reader.getInputStream();
            setDaemon(true);
            start();
        }

        /** Where the starter is to print to: the pipe of which the reader has the other end. */
        ProcessBuilder.Redirect redirect() {
            return ProcessBuilder.Redirect.appendTo(new File(ProcFile.of((int) reader.pid(), "fd/0")));
        }

        /** Lets go of our own end, as soon as the starter has its own: the reader ends with the last that holds one. */
        void letGo() {
            try {
                reader.getOutputStream().close();
            } catch (IOException gone) {
                // The reader has ended, and there is nothing to be kept open.
            }
        }

        @Override
        public void run() {
            byte[] chunk = new byte[MOST];
            try {
                for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                    keep(chunk, count);
                }
            } catch (IOException closed) {
                // Nobody wants more of it.
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

        /** The beginning of what was printed, after the starter's end: waits as long as something still comes, and not for ever. */
        synchronized String take() {
            long until = System.nanoTime() + MOST_MILLIS * 1_000_000;
            long before = -1;
            try {
                while (!ended && seen != before && length < MOST && System.nanoTime() - until < 0) {
                    before = seen;
                    wait(PATIENCE_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new String(kept, 0, length, StandardCharsets.UTF_8);
        }

        /** Reads no more. The reader does, for a daemon that has kept its output. */
        @Override
        public void close() {
            letGo();
            try {
                stream.close();
            } catch (IOException gone) {
                // It has ended.
            }
        }
    }
}
