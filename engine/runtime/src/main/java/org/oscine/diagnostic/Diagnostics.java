package org.oscine.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What can be asked of several diagnostics at once. */
public final class Diagnostics {
    private static final Comparator<Diagnostic> BY_PLACE = new Comparator<>() {
        @Override
        public int compare(Diagnostic one, Diagnostic other) {
            int lines = Integer.compare(one.span().line(), other.span().line());
            return lines != 0 ? lines : Integer.compare(one.span().column(), other.span().column());
        }
    };

    private Diagnostics() {}

    /** Whether one of them keeps the file from being used. */
    public static boolean hasErrors(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** The diagnostics of one file in the order of their places, each once. */
    public static List<Diagnostic> ordered(List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            return List.of();
        }
        List<Diagnostic> ordered = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (!ordered.contains(diagnostic)) {
                ordered.add(diagnostic);
            }
        }
        ordered.sort(BY_PLACE);
        return List.copyOf(ordered);
    }
}
