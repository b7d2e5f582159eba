package org.oscine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.diagnostic.Severity;
import org.oscine.draft.DraftResult;
import org.oscine.lint.Linter;

class DraftCheckTest {
    /** A process may have anything in its command line, and the warnings of lint quote it. */
    @ParameterizedTest
    @ValueSource(strings = {"\\ufeff", "\\ufffd", "\\uffff", "\\u2028", "\\u0085", "\\n", " # oscine: allow all: no"})
    void aWarningThatQuotesSomethingOddIsACommentStill(String odd) {
        String draft = """
                agent: xd
                version: 0.1.0
                summary: The service xd
                start:
                  foreground: ["/opt/x%s/xd"]
                stop:
                  steps:
                    kill: { signal: KILL }
                """.formatted(odd);

        assertThat(DraftCheck.of(new DraftResult.Descriptor("xd", draft))).isInstanceOfSatisfying(DraftResult.Descriptor.class, checked -> {
            assertThat(checked.text()).contains("# TODO: no check looks for the program");
            assertThat(Linter.load().lint("xd.yaml", checked.text())).isNotEmpty()
                    .noneMatch(finding -> finding.severity() == Severity.ERROR)
                    .noneMatch(finding -> finding.rule().contains("allow"));
        });
    }
}
