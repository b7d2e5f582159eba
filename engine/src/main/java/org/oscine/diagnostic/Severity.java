package org.oscine.diagnostic;

/** How much a {@link Diagnostic} matters: an ERROR keeps a descriptor from being used, a WARNING does not. */
public enum Severity {
    ERROR,
    WARNING;

    /** The word that people and editors see. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
