package org.oscine.host.linux;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The commands under way in this JVM. When it is told to end, by SIGTERM say, they end with it. */
final class RunningCommands {

    private static final long PATIENCE_MILLIS = 1000;
    private static final Set<BoundedProcess> RUNNING = new HashSet<>();
    private static boolean hooked;
    private static int starting;

    private RunningCommands() {}

    /** Something that starts a process. */
    interface Start {
        BoundedProcess start() throws IOException;
    }

    /** Starts a process. One that is being started when the end begins is waited for, and ended as the others. */
    static BoundedProcess start(Start start) throws IOException {
        begin();
        BoundedProcess process = null;
        try {
            process = start.start();
            return process;
        } finally {
            begun(process);
        }
    }

    private static synchronized void begin() throws IOException {
        if (!hooked) {
            hooked = true;
            try {
                Runtime.getRuntime().addShutdownHook(new Killer());
            } catch (IllegalStateException e) {
                throw new IOException("the engine is shutting down", e);
            }
        }
        starting++;
    }

    private static synchronized void begun(BoundedProcess process) {
        starting--;
        if (process != null) {
            RUNNING.add(process);
        }
        RunningCommands.class.notifyAll();
    }

    static synchronized void ended(BoundedProcess process) {
        RUNNING.remove(process);
    }

    private static final class Killer extends Thread {
        Killer() {
            super("commands");
        }

        @Override
        public void run() {
            for (BoundedProcess process : left()) {
                process.killAll();
            }
        }
    }

    private static synchronized List<BoundedProcess> left() {
        try {
            if (starting > 0) {
                RunningCommands.class.wait(PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new ArrayList<>(RUNNING);
    }
}
