package org.oscine.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {
    private static final Redactor REDACTOR = Redactor.of(List.of("hunter2!", "hunter2!-longer", "it's", "  padded  ",
            "first line\nsecond line"));

    @ParameterizedTest
    @CsvSource({
        "nothing to hide, nothing to hide",
        "login hunter2! failed, login *** failed",
        "hunter2!hunter2!, ******",
        "a longer one is not cut in two: hunter2!-longer, a longer one is not cut in two: ***",
        "quoted: sh -c \"'it'\\''s'\", quoted: sh -c \"'***'\"",
        "without its blanks: padded, without its blanks: ***",
        "a line of it: second line., a line of it: ***.",
        "cut by a quotation: hunter..., cut by a quotation: ***...",
        "cut at the end: hunte, cut at the end: ***",
        "cut in the middle: hunt... and so on, cut in the middle: ***... and so on",
        "two cut ones: hunt... and hunter2..., two cut ones: ***... and ***...",
        "three characters are anybody's: hun..., three characters are anybody's: hun...",
    })
    void secretsAreTakenOut(String text, String expected) {
        assertEquals(expected, REDACTOR.redact(text));
    }

    @Test
    void aSecretOfSeveralLinesIsTakenOutAsAWhole() {
        assertEquals("a *** b", REDACTOR.redact("a first line\nsecond line b"));
    }

    @Test
    void withoutSecretsATextStaysAsItIs() {
        assertEquals("as it is...", Redactor.of(List.of("", " ")).redact("as it is..."));
    }
}
