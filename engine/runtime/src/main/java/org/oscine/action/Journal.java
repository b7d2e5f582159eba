package org.oscine.action;

import org.oscine.ocf.Failure;

/** What an action tells while it works, at the levels of ocf_log. */
public interface Journal {

    /** Something an operator may want to read later. */
    void info(String text);

    /** Something is not as it should be, and the action goes on. */
    void warning(String text);

    /** As {@link #warning}, if there is a failure. */
    default void warnOf(Failure failure) {
        if (failure.exists()) {
            warning(failure.cause());
        }
    }

    /** The action fails for this. */
    void error(String text);

    /** A detail that only somebody who looks for a fault wants. */
    void debug(String text);

    /** Says nothing. */
    Journal SILENT = new Journal() {
        @Override
        public void info(String text) {}

        @Override
        public void warning(String text) {}

        @Override
        public void error(String text) {}

        @Override
        public void debug(String text) {}
    };
}
