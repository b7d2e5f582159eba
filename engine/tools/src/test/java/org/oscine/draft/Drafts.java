package org.oscine.draft;

import java.util.List;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Severity;
import org.oscine.lint.Linter;

/** What tests ask of a draft. */
public final class Drafts {
    private static final Linter LINTER = Linter.load();

    private Drafts() {}

    static String text(DraftResult drafted) {
        return switch (drafted) {
            case DraftResult.Descriptor it -> it.text();
            case DraftResult.Refused refused -> throw new AssertionError(refused.reason());
        };
    }

    /** What lint says about a draft, where the draft itself does not leave something to be decided. */
    public static List<String> faults(String text) {
        String agent = text.lines().filter(line -> line.startsWith("agent: ")).findFirst().orElse("agent: draft");
        return LINTER.lint(agent.substring("agent: ".length()).replace("\"", "") + ".yaml", text).stream()
                .filter(finding -> !isLeftToDo(text.lines().toList(), finding))
                .map(Diagnostic::headline)
                .toList();
    }

    private static boolean isLeftToDo(List<String> lines, Diagnostic finding) {
        int line = finding.span().line();
        return finding.severity() == Severity.WARNING
                && (lines.get(line - 1).contains("# TODO:") || line > 1 && lines.get(line - 2).contains("# TODO:"));
    }
}
