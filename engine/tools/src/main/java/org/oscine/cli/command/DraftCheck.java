package org.oscine.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Severity;
import org.oscine.draft.DraftResult;
import org.oscine.draft.Plain;
import org.oscine.lint.Linter;

/**
 * Puts a draft to lint before anybody sees it: what it warns of becomes a TODO at its place, and a draft with an error,
 * made of something that no descriptor can say, is none.
 */
public final class DraftCheck {
    private static final String TODO = "# TODO: ";

    private DraftCheck() {}

    /** Expensive to load, so it is loaded once, if at all. */
    private static final class Loaded {
        private static final Linter LINTER = Linter.load();
    }

    /** The draft with what is left to do, or why there is none. */
    public static DraftResult of(DraftResult drafted) {
        return drafted instanceof DraftResult.Descriptor it ? checked(it) : drafted;
    }

    private static DraftResult checked(DraftResult.Descriptor it) {
        List<Diagnostic> found = Loaded.LINTER.lint(it.agent() + ".yaml", it.text());
        Optional<Diagnostic> error = found.stream().filter(one -> one.severity() == Severity.ERROR).findFirst();
        List<String> lines = new ArrayList<>(it.text().lines().toList());
        if (error.isPresent()) {
            String line = lines.get(Math.min(lines.size(), error.get().span().line()) - 1).strip();
            return new DraftResult.Refused("this cannot be written as a descriptor: " + error.get().summary() + " (" + line + ")");
        }
        for (Diagnostic warning : found.reversed()) {
            int at = warning.span().line() - 1;
            if (!isLeftToDo(lines, at)) {
                String line = lines.get(at);
                lines.add(at, line.substring(0, line.length() - line.stripLeading().length()) + TODO + Plain.comment(warning.summary()));
            }
        }
        return new DraftResult.Descriptor(it.agent(), String.join("\n", lines) + "\n");
    }

    private static boolean isLeftToDo(List<String> lines, int at) {
        return lines.get(at).contains(TODO) || at > 0 && lines.get(at - 1).contains(TODO);
    }
}
