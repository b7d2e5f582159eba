package org.oscine.host;

/**
 * A machine as a probe may see it: everything here looks, nothing changes. Running a command is looking too, as
 * far as the descriptor's author keeps that promise for the commands of {@code monitor}.
 */
public interface HostView {

    /** The process table. */
    ProcessTable processes();

    /** Files and folders, to be read. */
    FileView files();

    /** Users and groups. */
    Accounts accounts();

    /** Programs, to be run to their end. */
    Commands commands();

    /** Connections to the service. */
    Network network();

    /** Time. */
    Clock clock();

    /**
     * Something that its author gave a name is about to be looked at or done. Only a view that is traced listens.
     *
     * @param kind the section of the descriptor: check, status, monitor, step...
     */
    default void begins(String kind, String name) {}

    /** As {@link #begins}, for what brings back something that nobody may see: until it ends, no answer is told. */
    default void beginsSecret(String kind, String name) {}

    /** What came of that which began last, in the words of whoever found it out. */
    default void ends(Object outcome) {}
}
