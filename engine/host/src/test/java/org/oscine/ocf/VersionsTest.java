package org.oscine.ocf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

    @ParameterizedTest
    @CsvSource({"4.9, 4.9", "4.9p1, 4.9", "10.11.6-MariaDB-0+deb12u1, 10.11.6", "' 7 ', 7", "-12, -12", "-1.5, -1", "1..2, 1", "3., 3",
        "007.01, 007.01", "12abc, 12", "'', ''", "-, ''", "v1.2, ''", ".5, ''", "\u0664.1, ''", "none, ''"})
    void aVersionIsTheNumbersAtTheBeginning(String text, String version) {
        assertThat(Versions.in(text)).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"4.10, 4.9, 1", "4.9, 4.10, -1", "4.9, 4.9.0, 0", "4.9.1, 4.9, 1", "4, 4.0.1, -1", "10, 9, 1", "010, 10, 0", "-1, 0, -1", "-2, -1, -1",
        "-0, 0, 0", "0, -0, 0", "99999999999999999999999, 99999999999999999999998, 1", "1.0.0.0.1, 1, 1"})
    void numbersCompareOneAfterTheOther(String one, String other, int result) {
        assertThat(Integer.signum(Versions.compare(one, other))).isEqualTo(result);
        assertThat(Integer.signum(Versions.compare(other, one))).isEqualTo(-result);
    }

    @Test
    void aBoundIsAVersionAndNothingElse() {
        assertThat(Versions.isOne("4.9")).isTrue();
        assertThat(Versions.isOne("-3")).isTrue();
        for (String other : new String[] {"", "4.9p1", " 4", "30s", "1.", "x"}) {
            assertThat(Versions.isOne(other)).as(other).isFalse();
        }
    }
}
