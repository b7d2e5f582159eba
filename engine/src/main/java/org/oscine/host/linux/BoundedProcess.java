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

    private final Process process;
    private final ProcessTree tree;
    private final long deadline;
    private final boolean keepsWhatItLeaves;
    private boolean timedOut;

    /**
     * @param deadline on the clock of System.nanoTime
     * @param keepsWhatItLeaves whether processes that it leaves behind are wanted: daemons
     */
    BoundedProcess(Process process, ProcessTree tree, long deadline, boolean keepsWhatItLeaves) {
        this.process = process;
        this.tree = tree;
        this.deadline = deadline;
        this.keepsWhatItLeaves = keepsWhatItLeaves;
    }

    @Override
    public int waitFor() {
        boolean interrupted = false;
        boolean ended = false;
        try {
            ended = process.waitFor(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (!ended) {
            timedOut = true;
            killAll();
        } else if (!keepsWhatItLeaves) {
            tree.killLeftovers((int) process.pid());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return timedOut ? ENDED_BY_US : process.exitValue();
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
