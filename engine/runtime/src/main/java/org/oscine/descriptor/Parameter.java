package org.oscine.descriptor;

import java.util.List;
import java.util.Optional;

/**
 * A parameter that an administrator can set (an instance attribute of the resource).
 *
 * @param name its name, without OCF_RESKEY_
 * @param defaultValue the text that holds where it is not set
 * @param unique whether two resources must not share a value of it (metadata: unique, OCF 1.1: unique-group)
 * @param uniqueGroup OCF 1.1: two resources must not share all values of the parameters of this group
 * @param reloadable OCF 1.1: whether a change of it needs no restart
 * @param deprecated OCF 1.1: present if it should not be set any more; what to do instead, or an empty text
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
        Optional<String> uniqueGroup,
        boolean reloadable,
        Optional<String> deprecated) {

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
