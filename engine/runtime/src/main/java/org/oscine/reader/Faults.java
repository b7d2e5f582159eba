package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Diagnostics;
import org.oscine.diagnostic.Span;
import org.oscine.document.Node;

/** Gathers what is wrong with one document. */
final class Faults {
    private final String file;
    private final boolean excluded;
    private final List<Diagnostic> found = new ArrayList<>();

    /** @param excluded whether the document is known to have none */
    Faults(String file, boolean excluded) {
        this.file = file;
        this.excluded = excluded;
    }

    /** Whether there can be none, so that what only finds faults need not be done. */
    boolean excluded() {
        return excluded;
    }

    void add(String rule, Span span, String summary, String help) {
        found.add(Diagnostic.error(rule, file, span, summary, help));
    }

    void wrongType(String key, String wanted, Node found, String help) {
        add("wrong-type", found.span(), "'" + key + "' needs " + wanted + ", found " + found.describe(), help);
    }

    boolean any() {
        return !found.isEmpty();
    }

    List<Diagnostic> ordered() {
        return Diagnostics.ordered(found);
    }
}
