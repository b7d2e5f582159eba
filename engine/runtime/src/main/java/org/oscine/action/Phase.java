package org.oscine.action;

/** The parts that actions consist of. */
public enum Phase {
    /** Takes the lock of the instance, so that changes of one resource never overlap. */
    LOCK,
    /** Checks what no node could make right. */
    PARAMETERS,
    /** Checks that it runs as root, where the descriptor asks for that. */
    RIGHTS,
    /** Looks whether the service is there. */
    LOOK,
    /** Keeps what is known of a service that runs already. */
    ADOPT,
    /** Checks what must hold on the node. */
    NODE,
    /** Keeps the notes of a start, and does the steps before it. */
    PREPARE,
    /** Starts the program. */
    LAUNCH,
    /** Waits until the service works. */
    READY,
    /** Asks the service whether it works. */
    QUESTIONS,
    /** Goes through the steps of a stop. */
    STOP,
    /** Makes sure that nothing of the service is left. */
    PROOF,
    /** Removes what the service has left, and the notes. */
    CLEAN_UP,
    /** Removes the notes alone. */
    FORGET,
    /** Does the steps of a reload. */
    RELOAD,
    /** Looks whether the service is still there. */
    LOOK_AGAIN,
    /** Says that the action cannot be had. */
    REFUSE;

    boolean looks() {
        return this == LOOK || this == LOOK_AGAIN;
    }
}
