package org.oscine.host;

/** Who is told what is looked at and done, by the names that its author gave it. */
public interface Tracer {

    /**
     * Something is about to be looked at or done; what follows belongs to it until it ends.
     *
     * @param kind the section of the descriptor: check, status, monitor, step...
     */
    void begins(String kind, String name);

    /** As {@link #begins}, for what brings back something that nobody may see: until it ends, no answer is told. */
    void beginsSecret(String kind, String name);

    /** What came of that which began last. */
    void ends(String outcome);

    /** Nobody listens. */
    Tracer NOBODY = new Tracer() {
        @Override
        public void begins(String kind, String name) {}

        @Override
        public void beginsSecret(String kind, String name) {}

        @Override
        public void ends(String outcome) {}
    };
}
