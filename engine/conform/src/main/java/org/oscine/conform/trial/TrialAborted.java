package org.oscine.conform.trial;

/** A trial cannot go on: what it needs next is not there. What is known until then counts. */
public final class TrialAborted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Cause cause;

    private TrialAborted(String why, Cause cause) {
        super(why);
        this.cause = cause;
    }

    /** Whose doing it is that the trial does not go on. */
    public enum Cause {
        /** The agent's, which is recorded. */
        AGENT,
        /** Conform's, or the machine's. */
        CONFORM,
        /** Nobody's: the service turns out to be one that cannot have the fault. */
        SERVICE
    }

    /** The agent did something so wrong, and it is recorded, that there is no going on. */
    public static TrialAborted byAgent(String why) {
        return new TrialAborted(why, Cause.AGENT);
    }

    /** The fault could not be arranged, which is not the agent's. */
    public static TrialAborted byConform(String why) {
        return new TrialAborted(why, Cause.CONFORM);
    }

    /** The service cannot have this fault, which was to be seen only when it was tried. */
    public static TrialAborted inapplicable(String why) {
        return new TrialAborted(why, Cause.SERVICE);
    }

    /** Whose doing it is. */
    public Cause cause() {
        return cause;
    }
}
