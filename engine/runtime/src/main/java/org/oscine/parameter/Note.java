package org.oscine.parameter;

/**
 * What is kept of a service from its start to its stop, each in a file of the state directory of its instance. In this order
 * they are forgotten.
 */
public enum Note {
    /** The processes that are the service. */
    IDENTITY("/identity"),
    /** What tells all processes of its start from others. */
    FAMILY("/family"),
    /** The values that it was started with. */
    VALUES("/values"),
    /** The command that starts it, while it does. */
    STARTER("/starter"),
    /** That it is up, if it has no process that could show it. */
    KEPT("/kept"),
    /** The descriptor that it was started with. */
    DESCRIPTOR("/descriptor");

    private final String name;

    Note(String name) {
        this.name = name;
    }

    /** Its file. */
    public String in(String stateDirectory) {
        return stateDirectory + name;
    }
}
