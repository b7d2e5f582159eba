package org.oscine.lint.rule;

import java.util.ArrayList;
import java.util.List;
import org.oscine.descriptor.Condition;

/**
 * Where a part of a descriptor stands, and when it counts.
 *
 * @param path keys and indices from the root
 * @param guards what must hold for the part to count
 */
record Place(List<String> path, List<Condition.Test> guards) {

    Place {
        path = List.copyOf(path);
        guards = List.copyOf(guards);
    }

    static Place at(String... path) {
        return new Place(List.of(path), List.of());
    }

    /** A part of this part. */
    Place in(String key) {
        return new Place(with(path, key), guards);
    }

    Place in(int index) {
        return in(Integer.toString(index));
    }

    /** The same place, where it counts only under a condition. */
    Place when(Condition condition) {
        List<Condition.Test> tests = new ArrayList<>(guards);
        tests.addAll(condition.tests());
        return new Place(path, tests);
    }

    /** Another place, where the same holds. */
    Place instead(String... other) {
        return new Place(List.of(other), guards);
    }

    /** The name of the entry, or of the key, that the place belongs to. */
    String last() {
        return path.getLast();
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }
}
