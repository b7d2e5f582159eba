package org.oscine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "p_asterisk, p_asterisk",
        "P-1.b, P-1.b",
        "asterisk:0, asterisk%3A0",
        "a/b, a%2Fb",
        "../../etc, %2E.%2F..%2Fetc",
        "., %2E",
        "%3A, %253A",
        "\u00e4, %C3%A4",
        "'', %",
    })
    void anInstanceHasOneDirectoryWhateverItsName(String text, String name) {
        assertEquals(name, FileNames.of(text));
    }

    @Test
    void longNamesAreShortenedAndStayApart() {
        String one = FileNames.of("x".repeat(300));
        String other = FileNames.of("x".repeat(301));
        assertThat(one).hasSizeLessThan(255).isNotEqualTo(other);
    }
}
