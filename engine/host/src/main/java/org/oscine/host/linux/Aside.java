package org.oscine.host.linux;

/**
 * Threads for what has no deadline of its own: whoever needs the result waits for it as long as he wants, and goes on
 * without. What never ends stays behind; so there is a bound for how many that can be.
 */
final class Aside {
    private static final int MOST = 128;
    private static final int STACK_BYTES = 256 * 1024;

    private static int underWay;

    private final Thread thread;

    private Aside(Thread thread) {
        this.thread = thread;
    }

    /** Begins some work; null when too much of it is still under way. */
    static Aside begin(String name, Runnable work) {
        if (!admitted()) {
            return null;
        }
        Thread thread = new Thread(null, new Runnable() {
            @Override
            public void run() {
                try {
                    work.run();
                } finally {
                    leave();
                }
            }
        }, name, STACK_BYTES);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            leave();
            return null;
        }
        return new Aside(thread);
    }

    /** Waits for the work; whether it is done. */
    boolean endsWithin(long millis) {
        try {
            thread.join(Math.max(1, millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private static synchronized boolean admitted() {
        boolean admitted = underWay < MOST;
        underWay += admitted ? 1 : 0;
        return admitted;
    }

    private static synchronized void leave() {
        underWay--;
    }
}
