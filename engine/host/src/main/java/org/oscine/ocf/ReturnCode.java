package org.oscine.ocf;

import java.util.Optional;

/**
 * The return codes of a resource agent, by the names that OCF 1.1 and Pacemaker Explained give them.
 * Pacemaker takes every other number as {@link #OCF_ERR_GENERIC}.
 */
public enum ReturnCode {
    /** The action did what it was asked; for a monitor: the service runs. */
    OCF_SUCCESS(0),
    /** Soft error: Pacemaker tries to recover the resource, perhaps on another node. */
    OCF_ERR_GENERIC(1),
    /** Hard error: the parameters are not right on this node. */
    OCF_ERR_ARGS(2),
    /** The agent does not know the action. */
    OCF_ERR_UNIMPLEMENTED(3),
    /** Hard error: a right is missing on this node. */
    OCF_ERR_PERM(4),
    /** Hard error: something that the service needs is not installed on this node. */
    OCF_ERR_INSTALLED(5),
    /** Fatal error: the parameters are wrong on every node; the resource is banned from all. */
    OCF_ERR_CONFIGURED(6),
    /** The service is cleanly stopped. Only facts about processes may say so, or an explicit exit map. */
    OCF_NOT_RUNNING(7),
    /** The service runs in the promoted role. */
    OCF_RUNNING_PROMOTED(8),
    /** The service is in the promoted role and has failed. */
    OCF_FAILED_PROMOTED(9),
    /** The service runs, and is more likely to fail than it should be (Pacemaker, not OCF). */
    OCF_DEGRADED(190),
    /** As {@link #OCF_DEGRADED}, in the promoted role. */
    OCF_DEGRADED_PROMOTED(191);

    private final int number;

    ReturnCode(int number) {
        this.number = number;
    }

    /** The exit status that stands for this code. */
    public int number() {
        return number;
    }

    /** Whether Pacemaker takes this code as a healthy answer of a monitor. */
    public boolean healthy() {
        return this == OCF_SUCCESS || this == OCF_RUNNING_PROMOTED || this == OCF_DEGRADED
                || this == OCF_DEGRADED_PROMOTED;
    }

    /** The code of that name, if there is one. */
    public static Optional<ReturnCode> named(String name) {
        for (ReturnCode code : values()) {
            if (code.name().equals(name)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
