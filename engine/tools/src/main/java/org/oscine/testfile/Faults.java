package org.oscine.testfile;

import java.util.ArrayList;
import java.util.List;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Diagnostics;
import org.oscine.diagnostic.Span;

/** Gathers what is wrong with one test file. A scene that many cases share is read for each, and told once. */
final class Faults {
    private final String file;
    private final List<Diagnostic> found = new ArrayList<>();

    Faults(String file) {
        this.file = file;
    }

    void add(String rule, Span span, String summary, String help) {
        Diagnostic diagnostic = Diagnostic.error(rule, file, span, summary, help);
        if (!found.contains(diagnostic)) {
            found.add(diagnostic);
        }
    }

    List<Diagnostic> ordered() {
        return Diagnostics.ordered(found);
    }
}
