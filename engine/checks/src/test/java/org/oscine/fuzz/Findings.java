package org.oscine.fuzz;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Diagnostics;
import org.oscine.diagnostic.Severity;
import org.oscine.diagnostic.Span;
import org.oscine.diagnostic.TextRenderer;
import org.oscine.lint.JsonRenderer;
import org.oscine.lint.Linter;
import org.oscine.lint.SarifRenderer;
import org.oscine.lint.rule.Rules;

/** What lint says of an input, and what must hold for it. */
final class Findings {
    private static final Linter LINTER = Linter.load();
    private static final Set<String> RULES = Rules.ALL.stream().map(rule -> rule.name()).collect(Collectors.toSet());

    private Findings() {}

    /** Each has a place within the file, a rule and a text, and can be shown in every form. */
    static List<Diagnostic> of(String file, String text) {
        List<Diagnostic> found = LINTER.lint(file, text);
        areSound(found, text);
        new TextRenderer(true).render(found, text);
        JsonRenderer.render(found);
        new SarifRenderer("1", java.util.Map.of()).render(found);
        return found;
    }

    static void areSound(List<Diagnostic> found, String text) {
        List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
        for (Diagnostic finding : found) {
            Span span = finding.span();
            int columns = span.line() > lines.size() ? 0 : lines.get(Math.max(0, span.line() - 1)).codePointCount(0,
                    lines.get(Math.max(0, span.line() - 1)).length());
            boolean inside = span.line() >= 1 && span.column() >= 1 && span.line() <= lines.size() + 1
                    && span.column() <= columns + 1 && span.endLine() >= span.line() && span.endLine() <= lines.size() + 1;
            Check.that(inside, "a place outside of the file: " + finding);
            Check.that(!finding.summary().isBlank() && !finding.rule().isBlank(), "a finding without words: " + finding);
        }
    }

    /** An error of the grammar, which the engine's reader must refuse as well; a rule may be stricter. */
    static boolean refused(List<Diagnostic> found) {
        return found.stream().anyMatch(it -> it.severity() == Severity.ERROR && !RULES.contains(it.rule()));
    }

    /** The rules of findings, and on further lines the findings themselves. */
    static String told(List<Diagnostic> found) {
        return found.stream().map(Diagnostic::rule).distinct().sorted().toList() + "\n" + found;
    }

    static boolean hasErrors(List<Diagnostic> found) {
        return Diagnostics.hasErrors(found);
    }
}
