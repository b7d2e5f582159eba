package org.oscine.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that did not come as a case said.
 *
 * @param what the key of the case, or what holds without being said
 * @param lines lines that begin with {@code -} where they were expected only, with {@code +} where they came only,
 *     and with a blank where both agree
 */
public record Difference(String what, List<String> lines) {

    public Difference {
        lines = List.copyOf(lines);
    }

    /** The difference between two texts; absent if there is none. */
    static Optional<Difference> between(String what, String expected, String actual) {
        return between(what, List.of(expected), List.of(actual));
    }

    /** The difference between two lists of lines, as short as it can be told; absent if there is none. */
    static Optional<Difference> between(String what, List<String> expected, List<String> actual) {
        return expected.equals(actual) ? Optional.empty() : Optional.of(new Difference(what, diff(expected, actual)));
    }

    private static List<String> diff(List<String> expected, List<String> actual) {
        int[][] common = common(expected, actual);
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < expected.size() || j < actual.size()) {
            boolean both = i < expected.size() && j < actual.size();
            if (both && expected.get(i).equals(actual.get(j))) {
                lines.add("  " + expected.get(i++));
                j++;
            } else if (j == actual.size() || i < expected.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("- " + expected.get(i++));
            } else {
                lines.add("+ " + actual.get(j++));
            }
        }
        return lines;
    }

    /** How many lines the rests of both have in common, from each pair of places on. */
    private static int[][] common(List<String> expected, List<String> actual) {
        int[][] common = new int[expected.size() + 1][actual.size() + 1];
        for (int i = expected.size() - 1; i >= 0; i--) {
            for (int j = actual.size() - 1; j >= 0; j--) {
                common[i][j] = expected.get(i).equals(actual.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
