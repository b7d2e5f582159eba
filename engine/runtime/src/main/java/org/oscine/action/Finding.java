package org.oscine.action;

import org.oscine.probe.Outcome;

/** What comes of a phase, as far as it decides which one follows. */
public enum Finding {
    /** It went well; what does not ends the action, with the code and reason of what went wrong. */
    WELL,
    /** The service is up. */
    UP,
    /** It is down. */
    DOWN,
    /** It is down, and another instance seems to use its files. */
    OCCUPIED,
    /** It is there, but not as it should be. */
    FAILED,
    /** Only processes that it has left behind are there. */
    REMAINS,
    /** It could not be found out. */
    UNKNOWN;

    static Finding of(Outcome outcome) {
        return outcome.match(new Outcome.Cases<Finding>() {
            @Override
            public Finding up(Outcome.Up it) {
                return UP;
            }

            @Override
            public Finding down(Outcome.Down it) {
                return it.occupied() ? OCCUPIED : DOWN;
            }

            @Override
            public Finding failed(Outcome.Failed it) {
                return FAILED;
            }

            @Override
            public Finding remains(Outcome.Remains it) {
                return REMAINS;
            }

            @Override
            public Finding unknown(Outcome.Unknown it) {
                return UNKNOWN;
            }
        });
    }
}
