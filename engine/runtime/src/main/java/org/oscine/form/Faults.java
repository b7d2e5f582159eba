package org.oscine.form;

import java.util.ArrayList;
import java.util.List;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Diagnostics;
import org.oscine.diagnostic.Span;
import org.oscine.document.Node;

/** Gathers what is wrong with one document. */
public final class Faults {
    private final String file;
    private final boolean excluded;
    private final List<Diagnostic> found = new ArrayList<>();

    /** Of a document that may have some. */
    public Faults(String file) {
        this(file, false);
    }

    /** @param excluded whether the document is known to have none */
    public Faults(String file, boolean excluded) {
        this.file = file;
        this.excluded = excluded;
    }

    /** Whether there can be none, so that what only finds faults need not be done. */
    public boolean excluded() {
        return excluded;
    }

    /** A mistake at a place: what is wrong, and what to do. */
    public void add(String rule, Span span, String summary, String help) {
        found.add(Diagnostic.error(rule, file, span, summary, help));
    }

    /** A key whose value is of another type than it must be. */
    public void wrongType(String key, String wanted, Node found, String help) {
        add("wrong-type", found.span(), "'" + key + "' needs " + wanted + ", found " + found.describe(), help);
    }

    /** Whether one was found. */
    public boolean any() {
        return !found.isEmpty();
    }

    /** All of them in the order of the file, each once. */
    public List<Diagnostic> ordered() {
        return Diagnostics.ordered(found);
    }
}
