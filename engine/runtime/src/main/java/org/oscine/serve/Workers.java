package org.oscine.serve;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that do the calls: as many as there are calls, so that no slow one holds up another, up to a bound. */
final class Workers {
    /** More calls at once than Pacemaker makes (its node-action-limit is twice the number of processors). */
    private static final int MOST = 128;

    private static final int IDLE_SECONDS = 30;
    private static final int STACK_BYTES = 512 * 1024;

    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(0, MOST, IDLE_SECONDS, TimeUnit.SECONDS,
            new SynchronousQueue<>(), new Threads());

    private static final class Threads implements ThreadFactory {
        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(null, work, "call", STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        }
    }

    /** Begins some work; false when there are too many at it already. */
    boolean take(Runnable work) {
        try {
            pool.execute(work);
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError full) { // the latter: there can be no more threads
            return false;
        }
    }
}
