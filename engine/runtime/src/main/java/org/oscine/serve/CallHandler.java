package org.oscine.serve;

import java.time.Duration;
import java.util.function.Supplier;

/** Does what a client asks. Called by many threads at once. */
public interface CallHandler {

    /**
     * Does one call. The thread is interrupted when nobody waits for the answer any longer; what the call has started
     * must end with it then.
     */
    Reply perform(Request request, LastResort lastResort);

    /**
     * Whether this engine is still the one that is installed. One that is not answers no more, and ends.
     */
    boolean current();

    /** For a call that hangs where no deadline of its own reaches, such as in a read from storage that is gone. */
    interface LastResort {
        /**
         * Gives an answer in the call's place.
         *
         * @param patience from now
         * @param reply asked when that is over and the call has not answered; null when it has just done so
         */
        void after(Duration patience, Supplier<Reply> reply);
    }
}
