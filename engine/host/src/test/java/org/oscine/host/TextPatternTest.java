package org.oscine.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.host.TextPattern.Match;

class TextPatternTest {

    @Test
    void findsWhatIsThere() {
        TextPattern pattern = TextPattern.ofLines("^(\\d+) active");

        assertThat(pattern.searchIn("x\n17 active channels")).isEqualTo(Match.FOUND);
        assertThat(pattern.picked()).isEqualTo("17");
        assertThat(pattern.searchIn("none")).isEqualTo(Match.NOT_FOUND);
        assertThat(pattern.fault().exists()).isFalse();
    }

    @Test
    void searchesBehindAPlaceWithoutTakingItForTheBeginningOfALine() {
        TextPattern pattern = TextPattern.ofLines("^b");

        assertThat(pattern.searchIn("b\nb", 1)).isEqualTo(Match.FOUND);
        assertThat(pattern.end()).isEqualTo(3);
        assertThat(pattern.searchIn("ab", 1)).isEqualTo(Match.NOT_FOUND);
        assertThat(TextPattern.ofLines("").searchIn("ab", 2)).isEqualTo(Match.FOUND);
    }

    @Test
    void picksAllOfItWithoutAGroup() {
        TextPattern pattern = TextPattern.ofLines("/\\S+");

        assertThat(pattern.isFoundIn("at /run/x now")).isTrue();
        assertThat(pattern.picked()).isEqualTo("/run/x");
    }

    @Test
    void theEndsOfALineAreThoseOfTheTextWhereThatIsOneLine() {
        assertThat(TextPattern.of("^b").isFoundIn("a\nb")).isFalse();
        assertThat(TextPattern.ofLines("^b").isFoundIn("a\nb")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"(a+)+b, a, 4000, takes too long", "(.*)(.*)(.*)(.*)(.*)x, a, 200, takes too long", ".*foo, x, 65536, takes too long",
            "(a*)*\\1b, a, 200, takes too long", "(\\S+ )*-c, 'x ', 32768, recurses too deeply", "(x|y)*z, x, 65536, recurses too deeply",
            "x, y, 65537, more than 64 KiB"})
    void aTextThatWasMadeForItDecidesNothing(String regex, String piece, int times, String reason) {
        TextPattern pattern = TextPattern.ofLines(regex);

        assertThat(pattern.searchIn(piece.repeat(times))).isEqualTo(Match.UNDECIDED);
        assertThat(pattern.fault().cause()).startsWith("the pattern '" + regex + "'").contains(reason);
        assertThat(pattern.isFoundIn(piece.repeat(times))).isFalse();
    }

    @Test
    void theNextTextIsSearchedAfresh() {
        TextPattern pattern = TextPattern.ofLines("(a+)+b");

        assertThat(pattern.searchIn("a".repeat(4000))).isEqualTo(Match.UNDECIDED);
        assertThat(pattern.searchIn("aab")).isEqualTo(Match.FOUND);
        assertThat(pattern.fault().exists()).isFalse();
    }

    @Test
    void theLongestTextIsSearchedToItsEnd() {
        String text = "0123456789abcde\n".repeat(TextPattern.LONGEST / 16 - 1) + "the very last \n";

        assertThat(TextPattern.ofLines("(?i)^The (?:\\w+) LAST|foo|bar").searchIn(text)).isEqualTo(Match.FOUND);
    }

    @ParameterizedTest
    @CsvSource({"'(', is not a regular expression", "'a{2,1}', is not a regular expression"})
    void whatIsNoPatternDecidesNothing(String regex, String reason) {
        TextPattern pattern = TextPattern.of(regex);

        assertThat(pattern.searchIn("text")).isEqualTo(Match.UNDECIDED);
        assertThat(pattern.fault().cause()).contains(regex).contains(reason);
    }

    @Test
    void aPatternThatIsNestedTooDeepDecidesNothing() {
        assertThat(TextPattern.of("(".repeat(100_000) + ")".repeat(100_000)).searchIn("x")).isEqualTo(Match.UNDECIDED);
    }
}
