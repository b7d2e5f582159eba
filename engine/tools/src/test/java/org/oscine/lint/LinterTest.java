package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oscine.diagnostic.Diagnostic;

class LinterTest {
    private static final Linter LINTER = Linter.load();

    private static final String RIGHT = """
            agent: xd
            version: 1.0.0
            summary: The example daemon
            parameters: { binary: { default: xd, summary: Program of the server } }
            validate: { server: { binary: "${binary}", unless: probe } }
            start: { foreground: ["${binary}"] }
            stop: { steps: { end: { signal: TERM }, kill: { signal: KILL } } }
            """;

    @Test
    void nothingIsSaidOfWhatIsRight() {
        assertThat(lint(RIGHT)).isEmpty();
    }

    @Test
    void whatIsNoYamlIsToldByTheParserAlone() {
        assertThat(lint("agent: [xd\nversion: 1.0.0\n")).hasSize(1);
        assertThat(lint("")).extracting(Diagnostic::rule).containsExactly("empty-file");
    }

    @Test
    void whatTheReaderSaysTheSchemaDoesNotRepeat() {
        List<Diagnostic> diagnostics = lint(RIGHT.replace("{ signal: TERM }", "{ signal: SIGTERM }"));
        assertThat(diagnostics).extracting(Diagnostic::rule).containsExactly("bad-signal");
    }

    @Test
    void whatOnlyTheReaderCanKnowIsTold() {
        List<Diagnostic> diagnostics = lint(RIGHT.replace("[\"${binary}\"]", "[\"${binry}\"]"));
        assertThat(diagnostics).extracting(Diagnostic::rule).containsExactly("unknown-reference");
    }

    @Test
    void theRulesLookOnlyAtWhatIsRightInItsForm() {
        String unused = RIGHT.replace("[\"${binary}\"]", "[xd]").replace("\"${binary}\"", "xd");
        assertThat(lint(unused)).extracting(Diagnostic::rule).containsExactly("unused-parameter");
        assertThat(lint(unused.replace("TERM", "TREM"))).extracting(Diagnostic::rule).containsExactly("bad-signal");
    }

    @Test
    void severalMistakesComeInTheOrderOfTheFile() {
        List<Diagnostic> diagnostics = lint(RIGHT
                .replace("end: { signal: TERM }", "end: { signal: TREM }")
                .replace("version: 1.0.0", "version: 1.0")
                .replace("validate:", "validat:"));
        assertThat(diagnostics).extracting(diagnostic -> diagnostic.span().line()).containsExactly(2, 5, 7);
    }

    private static List<Diagnostic> lint(String text) {
        return LINTER.lint("xd.yaml", text);
    }
}
