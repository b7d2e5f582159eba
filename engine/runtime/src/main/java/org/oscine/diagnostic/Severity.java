package org.oscine.diagnostic;

/**
 * How much a {@link Diagnostic} matters. An ERROR is something that cannot work as it is written; those of the parser
 * and the reader keep a descriptor from being used. A WARNING is something that works, and is hardly meant so.
 */
public enum Severity {
    ERROR,
    WARNING;

    /** The word that people and editors see. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
