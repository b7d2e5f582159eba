package org.oscine.testing;

import java.util.List;
import org.oscine.diagnostic.Span;

/** Shows a person what differed: the place of the case, and each difference with its lines. */
public final class TextReport {
    private static final int PARTS_SHOWN = 5;

    private TextReport() {}

    /** The cases that failed, with an empty line behind each; nothing if all passed. */
    public static String failures(Suite.Outcome outcome) {
        StringBuilder text = new StringBuilder();
        for (Verdict verdict : outcome.failed()) {
            verdict.failures().forEach(failure -> text.append(failure(outcome.tests().file(), verdict, failure)).append('\n'));
        }
        return text.toString();
    }

    private static String failure(String file, Verdict verdict, Verdict.Failure failure) {
        Span span = failure.step().span();
        StringBuilder text = new StringBuilder(file + ":" + span.line() + ":" + span.column() + ": failed: "
                + verdict.it().name());
        if (verdict.it().steps().size() > 1) {
            text.append(" (step ").append(failure.number()).append(", ")
                    .append(failure.step().asked().action().word()).append(')');
        }
        return text.append('\n').append(differences(failure)).toString();
    }

    /** The differences of a step: expected lines begin with -, lines that came with +. */
    static String differences(Verdict.Failure failure) {
        StringBuilder text = new StringBuilder();
        for (Difference difference : failure.differences()) {
            text.append("  ").append(difference.what()).append('\n');
            difference.lines().forEach(line -> text.append("    ").append(line.replace("\n", "\n      ")).append('\n'));
        }
        return text.toString();
    }

    /** One line: how many cases passed. */
    public static String count(Suite.Outcome outcome) {
        int all = outcome.verdicts().size();
        return outcome.tests().file() + ": " + (all - outcome.failed().size()) + " of " + all
                + (all == 1 ? " case" : " cases") + " passed";
    }

    /** One line: how many cases passed, and how much of the descriptor they came to. */
    public static String summary(Suite.Outcome outcome) {
        int parts = outcome.coverage().all();
        List<String> unreached = outcome.coverage().unreached();
        return count(outcome) + "; " + (parts - unreached.size()) + " of " + parts + " parts of the descriptor reached"
                + shortened(unreached);
    }

    private static String shortened(List<String> unreached) {
        if (unreached.isEmpty()) {
            return "";
        }
        int shown = Math.min(PARTS_SHOWN, unreached.size());
        return ", but not " + String.join(", ", unreached.subList(0, shown))
                + (shown < unreached.size() ? " and " + (unreached.size() - shown) + " more" : "");
    }

    /** The parts that no case came to, a line each. */
    public static String coverage(Suite.Outcome outcome) {
        StringBuilder text = new StringBuilder();
        outcome.coverage().unreached().forEach(part -> text.append("  not reached: ").append(part).append('\n'));
        return text.toString();
    }
}
