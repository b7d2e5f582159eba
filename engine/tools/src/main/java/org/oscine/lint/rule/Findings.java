package org.oscine.lint.rule;

import java.util.ArrayList;
import java.util.List;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Span;

/** Gathers what one rule finds in one file. */
public final class Findings {
    private final Rule rule;
    private final String file;
    private final List<Diagnostic> found = new ArrayList<>();

    Findings(Rule rule, String file) {
        this.rule = rule;
        this.file = file;
    }

    /** What is wrong, and what to do about it. */
    void add(Span span, String summary, String help) {
        Diagnostic diagnostic = new Diagnostic(rule.name(), rule.severity(), file, span, summary, help);
        // The words of a list are looked at wherever it is used.
        if (!found.contains(diagnostic)) {
            found.add(diagnostic);
        }
    }

    List<Diagnostic> all() {
        return found;
    }
}
