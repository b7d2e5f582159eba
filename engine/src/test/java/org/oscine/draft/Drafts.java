package org.oscine.draft;

import java.util.List;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.lint.Linter;

/** What tests ask of a draft. */
public final class Drafts {
    private static final Linter LINTER = Linter.load();

    private Drafts() {}

    static String text(Drafted drafted) {
        return switch (drafted) {
            case Drafted.Descriptor it -> it.text();
            case Drafted.Refused refused -> throw new AssertionError(refused.reason());
        };
    }

    /** All that lint says about a draft. */
    public static List<String> faults(String text) {
        return LINTER.lint("draft.yaml", text).stream().map(Diagnostic::headline).toList();
    }
}
