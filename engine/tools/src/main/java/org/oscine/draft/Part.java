package org.oscine.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mapping of a draft: an entry or a whole section. Values are texts, {@link Raw} scalars, lists of words, maps, or
 * further parts. Comments stand above it.
 */
final class Part {
    private static final String TODO = "TODO: ";

    final Map<String, Object> fields = new LinkedHashMap<>();
    final List<String> comments = new ArrayList<>();

    /** A scalar that is written as it stands: a number, true or false. */
    record Raw(String text) {}

    /** Words of a command that are there only when a name holds. */
    record Choice(String when, List<String> then) {}

    static Part of(String key, Object value) {
        return new Part().with(key, value);
    }

    Part with(String key, Object value) {
        fields.put(key, value);
        return this;
    }

    /** A part below this one, made when it is first asked for. */
    Part section(String name) {
        return (Part) fields.computeIfAbsent(name, key -> new Part());
    }

    Part comment(String text) {
        comments.add(text);
        return this;
    }

    /** What somebody has to decide. */
    Part todo(String text) {
        return comment(TODO + text);
    }

    boolean isEmpty() {
        return fields.isEmpty() && comments.isEmpty();
    }
}
