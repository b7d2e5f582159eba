package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({
        "'7 (java) S 1 7 7 0 -1 4194304 80 0', false",
        "'7 (java) S 1 7 7 34816 7 4194304 80 0', true",
        "'7 (a) S 0 0 0 0 0) S 1 7 7 34816 7 4194304 80', true",
        "'', true",
    })
    void theKernelTellsWhetherThereIsOne(String stat, boolean terminal) {
        assertThat(Terminal.isIn(stat)).isEqualTo(terminal);
    }
}
