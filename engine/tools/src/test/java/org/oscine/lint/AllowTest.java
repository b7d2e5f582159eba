package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.format.Formatter;

/** Findings that an author accepts: where a comment counts, for what, and what is said of one that does not. */
class AllowTest {
    private static final Linter LINTER = Linter.load();

    private static final String PARAMETER = "  port: { type: integer, summary: Port }\n";
    private static final String RIGHT = """
            agent: xd
            version: 1.0.0
            summary: The example daemon
            description: |
              One line.

            parameters:
            %svalidate:
              server: { binary: xd }
            start:
              foreground:
                - xd
            stop: { steps: { end: { signal: TERM }, kill: { signal: KILL } } }
            """;

    private static List<String> found(String text) {
        return LINTER.lint("xd.yaml", text).stream().map(it -> it.span().line() + " " + it.rule()).toList();
    }

    private static String with(String parameters) {
        return RIGHT.formatted(parameters);
    }

    @Test
    void withoutACommentItIsFound() {
        assertThat(found(with(PARAMETER))).containsExactly("8 unused-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "  # oscine: allow unused-parameter: upstream has it\n  port: { type: integer, summary: Port }\n",
        "  # oscine: allow unused-parameter: upstream has it\n  # and more of it\n\n  port: { type: integer, summary: Port }\n",
        "  port: { type: integer, summary: Port } # oscine: allow unused-parameter: upstream has it\n",
        "  port: # oscine: allow unused-parameter: upstream has it\n    type: integer\n    summary: Port\n",
        "  #   oscine:   allow   unused-parameter  :   upstream has it   \n  port: { type: integer, summary: Port }\n"})
    void itStandsAboveTheKeyOrAtTheEndOfItsLine(String parameters) {
        assertThat(found(with(parameters))).isEmpty();
    }

    @Test
    void aboveASectionItHoldsForTheWholeSection() {
        String text = with(PARAMETER).replace("parameters:", "# oscine: allow unused-parameter: as upstream\nparameters:");
        assertThat(found(text)).isEmpty();
    }

    @Test
    void itHoldsForNoOtherPlaceAndNoOtherRule() {
        String allow = "  # oscine: allow unused-parameter: upstream has it\n";
        assertThat(found(with(allow + PARAMETER + "  other: { summary: Another }\n"))).containsExactly("10 unused-parameter");
        String shell = with(PARAMETER).replace("- xd", "- /bin/sh\n    - -c\n    - run");
        assertThat(found(shell)).contains("8 unused-parameter", "13 shell-command");
        assertThat(found(shell.replace("- /bin/sh", "- /bin/sh # oscine: allow shell-command: a script")))
                .contains("8 unused-parameter").noneMatch(it -> it.contains("shell-command") || it.contains("allow"));
    }

    @Test
    void severalRulesStandInOneComment() {
        String text = with("  # oscine: allow unused-parameter, secret-default: as upstream\n"
                + "  key: { type: secret, default: sesame, summary: Key }\n");
        assertThat(found(text)).isEmpty();
        assertThat(found(text.replace("default: sesame, ", ""))).containsExactly("8 unused-allow");
    }

    @Test
    void oneThatIsOfNoUseIsAFindingAndCannotBeAllowed() {
        String above = "  # oscine: allow untyped-number: no reason\n";
        assertThat(found(with(above + PARAMETER))).containsExactly("8 unused-allow", "9 unused-parameter");
        assertThat(found(with("  # oscine: allow unused-allow: so there\n" + above + PARAMETER)))
                .contains("8 unused-allow", "9 unused-allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alow unused-parameter: why", "allow: why", "allow unused-parametre: why", "allow wrong-type: why"})
    void oneThatIsNotUnderstoodIsAFinding(String said) {
        assertThat(found(with("  # oscine: " + said + "\n" + PARAMETER)))
                .containsExactly("8 unknown-allow", "9 unused-parameter");
    }

    @Test
    void oneWithoutAReasonIsAFindingThatCountsAllTheSame() {
        assertThat(found(with("  # oscine: allow unused-parameter\n" + PARAMETER))).containsExactly("8 allow-without-reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a text # oscine: allow x: y\"", "|\n  # oscine: allow x: y\n  text", "'one\n  # oscine: allow x: y'",
        "a # ocf:oscine:xd is this agent", "a#oscine:allow"})
    void aTextIsNoComment(String description) {
        String text = with(PARAMETER).replace("|\n  One line.\n", description + "\n");
        assertThat(LINTER.lint("xd.yaml", text)).extracting(Diagnostic::rule).containsExactly("unused-parameter");
    }

    @Test
    void aCommentBehindATextIsOne() {
        String text = with(PARAMETER).replace("  One line.\n\n", "  One line.\n\n# oscine: allow unused-parameter: as upstream\n");
        assertThat(found(text)).isEmpty();
    }

    @Test
    void aFaultOfTheGrammarIsToldWhateverACommentSays() {
        String text = with("  # oscine: allow bad-signal: mine\n" + PARAMETER).replace("TERM", "TREM");
        assertThat(LINTER.lint("xd.yaml", text)).extracting(Diagnostic::rule).containsExactly("bad-signal");
    }

    @Test
    void inATestFileThereIsNothingToAllow() throws IOException {
        String text = Files.readString(Path.of("../samples/cache.test.yaml"));
        assertThat(LINTER.lint("cache.test.yaml", "# oscine: allow shell-command: why\n" + text))
                .extracting(Diagnostic::rule).containsExactly("unused-allow");
    }

    @Test
    void itKeepsItsPlaceInTheCanonicalForm() {
        String text = """
                stop: { steps: { end: { signal: TERM }, kill: { signal: KILL } } }
                parameters:
                      # oscine: allow unused-parameter: upstream has it
                      port: { type: integer, summary: Port }
                      other: { summary: Another } # oscine: allow unused-parameter: upstream has it
                start: { foreground: [xd] }
                validate: { server: { binary: xd } }
                summary: The example daemon
                version: 1.0.0
                agent: xd
                """;
        assertThat(found(text)).isEmpty();
        String formatted = ((Formatter.Result.Formatted) Formatter.format("xd.yaml", text)).text();
        assertThat(formatted).startsWith("agent: xd");
        assertThat(found(formatted)).isEmpty();
    }
}
