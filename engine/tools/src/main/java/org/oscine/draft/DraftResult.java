package org.oscine.draft;

/** What came of an attempt to make a draft. */
public sealed interface DraftResult {

    /**
     * A descriptor.
     *
     * @param agent its name
     */
    record Descriptor(String agent, String text) implements DraftResult {
        /** How many decisions are left. */
        public long todos() {
            return text.lines().filter(line -> line.strip().startsWith("# TODO: ")).count();
        }
    }

    /** None, and why: what is wrong, where, and what to do. */
    record Refused(String reason) implements DraftResult {}
}
