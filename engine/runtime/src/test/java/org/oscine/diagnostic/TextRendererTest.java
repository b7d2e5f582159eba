package org.oscine.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextRendererTest {

    @Test
    void showsTheLineWithCaretsUnderThePlace() {
        assertThat(render(new Span(2, 3, 2, 6), "a:\n  bcd: e\n", "rename it"))
                .isEqualTo("""
                        f.yaml:2:3: error[rule]: it is wrong
                            bcd: e
                            ^^^
                        help: rename it
                        """);
    }

    @Test
    void keepsCaretsUnderTheirPlaceBehindTabs() {
        assertThat(render(new Span(1, 3, 1, 4), "\tab\n", ""))
                .isEqualTo("f.yaml:1:3: error[rule]: it is wrong\n  \tab\n  \t ^\n");
    }

    @Test
    void marksTheRestOfTheLineOfALongerPlace() {
        assertThat(render(new Span(1, 4, 2, 3), "a: [b,\n c]\n", ""))
                .isEqualTo("f.yaml:1:4: error[rule]: it is wrong\n  a: [b,\n     ^^^\n");
    }

    @Test
    void marksAPlaceBehindTheEndOfALine() {
        assertThat(render(new Span(1, 3, 1, 3), "a:\n", "")).endsWith("  a:\n    ^\n");
    }

    @Test
    void countsAPairOfSurrogatesAsOneCharacter() {
        assertThat(render(new Span(1, 4, 1, 5), "\uD83D\uDC26: x", "")).endsWith("\n     ^\n");
    }

    @Test
    void showsNoLineWhereThereIsNone() {
        assertThat(render(Span.START, "", "write it"))
                .isEqualTo("f.yaml:1:1: error[rule]: it is wrong\nhelp: write it\n");
    }

    @Test
    void letsNoControlCharacterReachTheTerminal() {
        assertThat(render(new Span(1, 1, 1, 2), "\u001b[2Jx\n", "")).contains("\uFFFD[2Jx").doesNotContain("\u001b");
    }

    @Test
    void separatesDiagnosticsByAnEmptyLine() {
        Diagnostic one = Diagnostic.error("rule", "f.yaml", Span.START, "it is wrong", "");

        assertThat(new TextRenderer(false).render(List.of(one, one), ""))
                .isEqualTo("f.yaml:1:1: error[rule]: it is wrong\n\nf.yaml:1:1: error[rule]: it is wrong\n");
    }

    @Test
    void usesColourOnlyIfAskedFor() {
        Diagnostic warning = new Diagnostic("rule", Severity.WARNING, "f.yaml", Span.START, "it is odd", "mend it");

        assertThat(new TextRenderer(true).render(List.of(warning), "x"))
                .isEqualTo("\u001b[1mf.yaml:1:1:\u001b[0m \u001b[1;33mwarning[rule]:\u001b[0m it is odd\n  x\n"
                        + "  \u001b[1;33m^\u001b[0m\n\u001b[36mhelp:\u001b[0m mend it\n");
        assertThat(new TextRenderer(false).render(List.of(warning), "x")).doesNotContain("\u001b");
    }

    private static String render(Span span, String source, String help) {
        Diagnostic diagnostic = Diagnostic.error("rule", "f.yaml", span, "it is wrong", help);
        return new TextRenderer(false).render(List.of(diagnostic), source);
    }
}
