package org.oscine.ocf;

import java.util.Optional;

/**
 * The actions of OCF 1.1 that the engine knows by name. The roles' actions (promote, demote, notify) have
 * their place here and are answered with OCF_ERR_UNIMPLEMENTED until a descriptor can declare them.
 */
public enum ActionName {
    START("start", 20),
    STOP("stop", 20),
    STATUS("status", 20),
    MONITOR("monitor", 20),
    VALIDATE_ALL("validate-all", 5),
    META_DATA("meta-data", 5),
    RELOAD("reload", 20),
    RELOAD_AGENT("reload-agent", 20),
    PROMOTE("promote", 20),
    DEMOTE("demote", 20),
    NOTIFY("notify", 20),
    USAGE("usage", 5),
    HELP("help", 5);

    private final String word;
    private final int defaultSeconds;

    ActionName(String word, int defaultSeconds) {
        this.word = word;
        this.defaultSeconds = defaultSeconds;
    }

    /** The word on the agent's command line. */
    public String word() {
        return word;
    }

    /** Seconds that the action may take where neither the call nor the descriptor says so. */
    public int defaultSeconds() {
        return defaultSeconds;
    }

    /** The action that this word names, if any. */
    public static Optional<ActionName> of(String word) {
        for (ActionName action : values()) {
            if (action.word.equals(word)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
