package org.oscine.agent;

import java.time.Duration;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;

/**
 * The last resort against a call that hangs where no deadline of an action reaches, such as in a read from storage
 * that is gone: says why, and ends the process, before Pacemaker kills it without a word.
 */
final class Watchdog {
    private Watchdog() {}

    /** Ends the process at once. */
    interface Halt {
        void halt(int status);
    }

    /**
     * Watches over the calling thread from now on.
     *
     * @param action for the reason
     * @param patience how long to wait for the answer
     */
    static void watch(String action, Duration patience, Answer answer, Halt halt) {
        Thread thread = new Thread(null, new Runnable() {
            @Override
            public void run() {
                await(action, patience, answer, halt);
            }
        }, "watchdog", 64 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    private static void await(String action, Duration patience, Answer answer, Halt halt) {
        if (!answer.isGivenWithin(patience) && answer(action, patience, answer)) {
            halt.halt(ReturnCode.OCF_ERR_GENERIC.number());
        }
    }

    /**
     * Answers for a call that hangs.
     *
     * @return false if it has just answered itself
     */
    static boolean answer(String action, Duration patience, Answer answer) {
        return answer.give(Result.of(ReturnCode.OCF_ERR_GENERIC, action + " gave no answer within "
                + patience.toMillis() + " ms; storage may not be responding"));
    }
}
