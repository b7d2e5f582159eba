package org.oscine.descriptor;

import java.util.List;
import java.util.Optional;

/**
 * A parameter that an administrator can set (an instance attribute of the resource).
 *
 * @param name its name, without OCF_RESKEY_
 * @param defaultValue the text that holds where it is not set
 * @param unique whether two resources must not share a value of it (metadata: unique, OCF 1.1: unique-group)
 * @param reloadable whether a change of it needs no restart
 */
public record Parameter(
        String name,
        Type type,
        String summary,
        String description,
        Optional<String> defaultValue,
        boolean required,
        Optional<Long> minimum,
        Optional<Long> maximum,
        Optional<String> pattern,
        List<String> values,
        boolean unique,
        boolean reloadable) {

    public Parameter {
        values = List.copyOf(values);
        if (required && defaultValue.isPresent()) {
            throw new IllegalArgumentException("a required parameter has no default");
        }
    }

    /** The types of parameters. */
    public enum Type {
        STRING,
        INTEGER,
        BOOLEAN,
        /** One of a list of words. */
        ENUM,
        /** Several arguments in one text, split at blanks; quotes hold words together. */
        ARGUMENTS,
        /** A span of time: a number with ms, s, m or h; a bare number is seconds. */
        TIME,
        /** A text that never appears in a log, plan, trace or argv. */
        SECRET;

        /** The word in a descriptor. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
