package org.oscine.ocf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"7, 7 ms", "999, 999 ms", "1000, 1 s", "1049, 1 s", "1050, 1.1 s", "2500, 2.5 s", "9949, 9.9 s", "9960, 10 s",
        "17499, 17 s", "17998, 18 s", "18000, 18 s"})
    void aSpanIsRoundedToWhatAPersonReads(long millis, String read) {
        assertThat(Durations.format(Duration.ofMillis(millis))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"87600h, true", "87601h, false", "9999999h, false", "999999999m, false", "999999999s, false", "315360000, true",
        "999999999999999999, false", "-1, false", "0, true"})
    void aSpanIsAtMostTenYears(String text, boolean meant) {
        assertThat(Durations.parse(text).isPresent()).isEqualTo(meant);
    }
}
