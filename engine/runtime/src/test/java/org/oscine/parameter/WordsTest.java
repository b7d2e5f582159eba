package org.oscine.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void wordsAreSplitAtBlanks() {
        assertThat(Words.split("-g  -vvv\t-L 0.5")).contains(List.of("-g", "-vvv", "-L", "0.5"));
        assertThat(Words.split("  ")).contains(List.of());
    }

    @Test
    void quotesHoldWordsTogetherAndNothingIsExpanded() {
        assertThat(Words.split("-o 'a b' \"c d\" e\\ f '' x'y'z $HOME *"))
                .contains(List.of("-o", "a b", "c d", "e f", "", "xyz", "$HOME", "*"));
    }

    @Test
    void anOpenQuoteIsAFault() {
        assertThat(Words.split("-o 'a b")).isEmpty();
    }
}
