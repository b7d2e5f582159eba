package org.oscine.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a misspelt word was meant to be. */
public final class Suggestions {
    private Suggestions() {}

    /** The candidate that a word is most likely a misspelling of, if one is near enough. */
    public static Optional<String> closest(String word, Collection<String> candidates) {
        String best = null;
        int bestDistance = Math.max(1, word.length() / 3) + 1;
        for (String candidate : candidates) {
            if (Math.abs(word.length() - candidate.length()) >= bestDistance) {
                continue; // so many letters have to be added or dropped; and a word may be a whole file
            }
            int distance = distance(folded(word), folded(candidate));
            if (distance < bestDistance && distance < candidate.length()) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Advice for an unknown word: the word that was meant, or else all that could be. */
    public static String advice(String word, Collection<String> candidates, String listing) {
        Optional<String> closest = closest(word, candidates);
        if (closest.isPresent()) {
            return "did you mean '" + closest.get() + "'?";
        }
        return candidates.isEmpty() ? "" : listing + " " + String.join(", ", candidates);
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many letters must be changed, added, dropped or swapped with their neighbour. */
    static int distance(String from, String to) {
        int[][] distances = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : cell(distances, from, to, i, j);
            }
        }
        return distances[from.length()][to.length()];
    }

    private static int cell(int[][] distances, String from, String to, int i, int j) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best = Math.min(distances[i - 1][j - 1] + change, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, distances[i - 2][j - 2] + 1) : best;
    }
}
