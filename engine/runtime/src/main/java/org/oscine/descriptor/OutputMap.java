package org.oscine.descriptor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.ocf.ReturnCode;

/**
 * What the output of a command means. The first row whose pattern is found decides; without one {@code other}, and without that
 * the exit map.
 *
 * @param <T> a text: {@link Template} as read, String as run
 * @param other the code of any other output
 */
public record OutputMap<T>(List<Row<T>> rows, Optional<ReturnCode> other) {
    /** The key of its last row, which stands for any other output. */
    public static final String OTHER = "other";

    public OutputMap {
        rows = List.copyOf(rows);
    }

    /** Of a command whose output has no meaning of its own. */
    public static <T> OutputMap<T> none() {
        return new OutputMap<>(List.of(), Optional.empty());
    }

    /**
     * A regular expression.
     *
     * @param label the key as written, for plans
     */
    public record Row<T>(String label, T pattern, ReturnCode code) {}

    <S> OutputMap<S> map(Parts<T, S> parts) {
        if (rows.isEmpty()) {
            return new OutputMap<>(List.of(), other);
        }
        Map<String, T> patterns = new LinkedHashMap<>();
        for (Row<T> row : rows) {
            patterns.put(row.label(), row.pattern());
        }
        Map<String, S> mapped = parts.named("outputs", Role.TEXT, patterns);
        List<Row<S>> made = new ArrayList<>(rows.size());
        for (Row<T> row : rows) {
            made.add(new Row<>(row.label(), mapped.get(row.label()), row.code()));
        }
        return new OutputMap<>(made, other);
    }
}
