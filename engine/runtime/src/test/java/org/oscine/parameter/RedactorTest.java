package org.oscine.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.host.ShellWords;

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
        "cut by the program: it was hunter2 they say, cut by the program: it was *** they say",
        "cut by a quote of it: 'hunt' they say, cut by a quote of it: '***' they say",
        "one's beginning is another's: a hunting lodge, one's beginning is another's: a hunting lodge",
        "behind a letter of its own: hhunter, behind a letter of its own: h***",
        "three characters are anybody's: hun..., three characters are anybody's: hun...",
    })
    void secretsAreTakenOut(String text, String expected) {
        assertEquals(expected, REDACTOR.redact(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "page: http://me:pass@host/: refused | page: http://***@host/: refused",
        "https://pass@host:8080/me@home | https://***@host:8080/me@home",
        "http://me:p@ss@host | http://***@host",
        "http://me:pa/ss?#@host/ | http://***@host/",
        "'http://me:pass@a http://b/ http://me:pass@c' | 'http://***@a http://b/ http://***@c'",
        "http://host/me@home | http://host/me@home",
        "http://host:80/me@home | http://host:80/me@home",
        "http://host:/me@home | http://host:/me@home",
        "http://[::1]/me@home | http://[::1]/me@home",
        "http://host, as me@home says | http://host, as me@home says",
        "http://me:hunter2!@host/ | http://***@host/",
        "'http://@host/ and http://' | 'http://@host/ and http://'"
    })
    void userAndPasswordAreTakenOutOfWebAddresses(String text, String expected) {
        assertEquals(expected, Redactor.NONE.redact(text));
        assertEquals(expected, REDACTOR.redact(text));
    }

    @Test
    void aSecretOfSeveralLinesIsTakenOutAsAWhole() {
        assertEquals("a *** b", REDACTOR.redact("a first line\nsecond line b"));
    }

    @Test
    void itsLinesAreTakenOutOnTheirOwnAndWhereTheyWerePutOnOne() {
        assertEquals("*** and ***\n***", REDACTOR.redact("second line and first line\nsecond li"));
        assertEquals("a *** b, a *** b", REDACTOR.redact("a first line\\nsecond line b, a first line second line b"));
        assertEquals("cut at the end of a line: ***\nmore", REDACTOR.redact("cut at the end of a line: hunt\nmore"));
    }

    @Test
    void aSecretOfSeveralLinesIsTakenOutOfAShellsWord() {
        String secret = "one's line\nother's line";
        assertEquals("'***'", Redactor.of(List.of(secret)).redact(ShellWords.of(secret)));
    }

    @Test
    void whatIsMadeOfASecretHasABeginningThatIsNone() {
        Redactor redactor = Redactor.of(List.of("hunter2!"));
        redactor.learnWhole("cache://me:hunter2!@host");
        assertEquals("cache://me: *** of *** at ***", redactor.redact("cache://me: cache://me:hunter2!@host of hunter2! at hunter"));
    }

    @Test
    void withoutSecretsATextStaysAsItIs() {
        assertEquals("as it is...", Redactor.of(List.of("", " ")).redact("as it is..."));
    }
}
