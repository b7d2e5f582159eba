package org.oscine.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> WORDS = List.of("default", "description", "pidfile", "max-age", "run", "TERM");

    @ParameterizedTest
    @CsvSource({"defualt, default", "pid-file, pidfile", "max_age, max-age", "Run, run", "term, TERM", "TREM, TERM"})
    void findsWhatWasMeant(String word, String meant) {
        assertThat(Suggestions.closest(word, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"docker", "x", "deploy"})
    void doesNotGuessWildly(String word) {
        assertThat(Suggestions.closest(word, WORDS)).isEmpty();
    }

    @Test
    void listsWhatThereIsWhenItCannotGuess() {
        assertThat(Suggestions.advice("zzz", List.of("a", "b"), "there are")).isEqualTo("there are a, b");
        assertThat(Suggestions.advice("zzz", List.of(), "there are")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, abcd, 1", "abc, bc, 1", "abc, axc, 1", "'', abc, 3",
        "kitten, sitting, 3"})
    void countsEdits(String from, String to, int distance) {
        assertThat(Suggestions.distance(from, to)).isEqualTo(distance);
        assertThat(Suggestions.distance(to, from)).isEqualTo(distance);
    }

    /** A table of distances would take some 40 bytes for each letter, which a file of some size has no room for. */
    @Test
    void aWholeFileIsNoMisspeltWord() {
        String file = "x".repeat(1_000_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Optional<String> closest = Suggestions.closest(file, List.of("status"));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(closest).isEmpty();
        assertThat(allocated).isBetween(0L, 1_000_000L);
    }
}
