package org.oscine.ocf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExitReasonTest {

    @Test
    void beginsAsPacemakerExpectsOrAsItWishes() {
        assertEquals("ocf-exit-reason:gone", ExitReason.line("", "gone"));
        assertEquals("cookie:gone", ExitReason.line("cookie:", "gone"));
    }

    @Test
    void isOneLineWithoutBlanksAround() {
        assertEquals("a b  c d", ExitReason.fit("  a\nb\r\nc\u2028d\n"));
        assertEquals("a b", ExitReason.fit("a\u0007b"));
    }

    @Test
    void whatFitsIsNotTouched() {
        String longest = "x".repeat(128);
        assertEquals(longest, ExitReason.fit(longest));
    }

    @Test
    void whatIsLongerIsCutAndSaysSo() {
        assertEquals("x".repeat(125) + "...", ExitReason.fit("x".repeat(129)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e4", "\u20ac", "\uD83D\uDC26"})
    void isCutBetweenCharactersAndNeverLongerThan128Bytes(String character) {
        for (int before = 0; before < 4; before++) {
            String fitted = ExitReason.fit("x".repeat(before) + character.repeat(200));
            byte[] bytes = fitted.getBytes(StandardCharsets.UTF_8);
            assertThat(bytes.length).isBetween(122, 128);
            assertThat(fitted).matches("x{" + before + "}(" + character + ")+\\.\\.\\.");
        }
    }
}
