package org.oscine.ocf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "4711, 4711", "-3, -3", "+3, 3", "007, 7", "9223372036854775807, 9223372036854775807"})
    void isRead(String text, long number) {
        assertThat(WholeNumber.parse(text)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+", "1.5", "1e3", "0x10", " 1", "1 ", "--1", "1-", "9223372036854775808", "\u0661\u0660", "10\u0c6d4",
            "\uff11"})
    void isNone(String text) {
        assertThat(WholeNumber.parse(text)).isEmpty();
    }
}
