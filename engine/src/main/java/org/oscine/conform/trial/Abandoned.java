package org.oscine.conform.trial;

/** A trial cannot go on: what it needs next is not there. What is known until then counts. */
public final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean byAgent;

    private Abandoned(String why, boolean byAgent) {
        super(why);
        this.byAgent = byAgent;
    }

    /** The agent did something so wrong, and it is recorded, that there is no going on. */
    public static Abandoned byAgent(String why) {
        return new Abandoned(why, true);
    }

    /** The fault could not be arranged, which is not the agent's. */
    public static Abandoned byConform(String why) {
        return new Abandoned(why, false);
    }

    /** Whether it is the agent's doing. */
    public boolean isByAgent() {
        return byAgent;
    }
}
