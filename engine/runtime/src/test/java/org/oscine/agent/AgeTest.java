package org.oscine.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgeTest {

    @Test
    void countsFromTheStartThatTheKernelNotes() {
        String stat = "4711 (a (strange) name) S 1 4711 4711 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 123450 9 10 11";
        assertEquals(Duration.ofMillis(1070), Age.between(stat, "1235.57 99.00\n"));
    }

    @Test
    void isNeverNegative() {
        String stat = "1 (x) S 1 4711 4711 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 500 9";
        assertEquals(Duration.ZERO, Age.between(stat, "4.99 1.00\n"));
    }

    @Test
    void thisProcessHasLivedForAWhile() {
        assertThat(Age.ofThisProcess()).isBetween(Duration.ofMillis(1), Duration.ofHours(12));
    }
}
