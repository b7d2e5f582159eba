package org.oscine.conform.trial;

/**
 * One way in which the agent did not do right.
 *
 * @param kind what sort of wrong it is
 * @param text a sentence without an end: what was expected, and what was seen
 */
public record Violation(Kind kind, String text) {

    /** Sorts of wrong. */
    public enum Kind {
        /** Another return code than is right. */
        CODE("wrong code"),
        /** No answer before Pacemaker's timeout. */
        TIME("no answer in time"),
        /** Not exactly one reason for a failure. */
        REASON("reason"),
        /** Something of the service is left where nothing must be, or is there twice. */
        LEFTOVER("left behind"),
        /** The service is not there where it must be. */
        LOST("service lost"),
        /** A process that has nothing to do with the service was ended. */
        FOREIGN("foreign process"),
        /** Something else that no agent may do. */
        OTHER("conduct");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The sort in words. */
        public String words() {
            return words;
        }
    }
}
