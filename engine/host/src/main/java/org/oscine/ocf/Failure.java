package org.oscine.ocf;

/** Why something could not be done or must not be, or {@link #NONE}. */
public final class Failure {

    /** It was done, or may be. */
    public static final Failure NONE = new Failure("");

    private final String cause;

    private Failure(String cause) {
        this.cause = cause;
    }

    /** It was not, for this reason. */
    public static Failure of(String cause) {
        return new Failure(cause);
    }

    /** Whether there is one. */
    public boolean exists() {
        return this != NONE;
    }

    /** The reason; empty where there is none. */
    public String cause() {
        return cause;
    }

    /** The same, with what it is about before the reason. */
    public Failure after(String what) {
        return exists() ? of(what + cause) : NONE;
    }

    @Override
    public String toString() {
        return exists() ? cause : "none";
    }
}
