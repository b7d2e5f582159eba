package org.oscine.host.linux;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/**
 * A child whose end comes at its deadline at the latest, and whose own children never outlive it. Commons Exec waits
 * for a process without bound and its watchdog ends only the child itself; this one is its own watchdog, so it
 * needs no thread for that.
 */
final class BoundedProcess extends Process {

    /** What {@link #waitFor} says of a process that was ended from here. */
    static final int ENDED_BY_US = -1;

    private static final long COLLECT_MILLIS = 1000;

    private static final int MUCH = 4096;
    private static final long SHORT_NANOS = 2_000_000;
    private static final long LONG_NANOS = 20_000_000;

    private final Process process;
    private final ProcessTree tree;
    private final long deadline;
    private final OutputPump pump;
    private boolean timedOut;

    /**
     * @param deadline on the clock of System.nanoTime
     * @param pump takes what it prints; null for the starter of a daemon, whose output goes to a file, and which leaves
     *     behind what is wanted
     */
    BoundedProcess(Process process, ProcessTree tree, long deadline, OutputPump pump) {
        this.process = process;
        this.tree = tree;
        this.deadline = deadline;
        this.pump = pump;
    }

    @Override
    public int waitFor() {
        if (pump == null) {
            return waitForEnd();
        }
        // As soon as the process has ended, the JDK reads out its pipe, for as long as anybody writes to it, into memory.
        // It wants this lock for that, and finds the pipe closed.
        synchronized (pump.lock()) {
            try {
                return waitForEnd();
            } finally {
                pump.finish();
            }
        }
    }

    private int waitForEnd() {
        boolean interrupted = false;
        boolean ended = false;
        try {
            ended = pump == null
                    ? process.waitFor(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                    : waitAndTake();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (!ended) {
            timedOut = true;
            killAll();
        } else if (pump != null) {
            tree.killLeftovers((int) process.pid());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return timedOut ? ENDED_BY_US : process.exitValue();
    }

    /** Looks for output at first often, then seldom, and often again once it comes in masses. */
    private boolean waitAndTake() throws InterruptedException {
        long pause = SHORT_NANOS;
        long left = deadline - System.nanoTime();
        while (left > 0) {
            if (process.waitFor(Math.min(pause, left), TimeUnit.NANOSECONDS)) {
                return true;
            }
            pause = pump.take() > MUCH ? SHORT_NANOS : Math.min(2 * pause, LONG_NANOS);
            left = deadline - System.nanoTime();
        }
        return false;
    }

    /** Also what the engine does to it when it has to end itself. */
    void killAll() {
        process.destroyForcibly();
        tree.killAll((int) process.pid());
        try {
            // One in uninterruptible sleep stays; nobody can wait for it.
            process.waitFor(COLLECT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean timedOut() {
        return timedOut;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return process.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return process.getErrorStream();
    }

    @Override
    public int exitValue() {
        return process.exitValue();
    }

    @Override
    public void destroy() {
        killAll();
    }
}
