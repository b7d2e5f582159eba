package org.oscine.conform.report;

import java.util.List;
import org.oscine.conform.trial.FaultReport;
import org.oscine.conform.trial.FaultReport.Verdict;
import org.oscine.conform.trial.Violation;

/** The report in lines for a terminal. */
public final class TextReport {
    private static final int REASONS_SHOWN = 5;

    private final boolean colour;

    /** @param colour whether a terminal shows it */
    public TextReport(boolean colour) {
        this.colour = colour;
    }

    /** One fault: its verdict, and what was wrong, a line each. */
    public String of(FaultReport report) {
        StringBuilder text = new StringBuilder();
        text.append(word(report.verdict())).append(' ').append(padded(report.id(), 32)).append(' ')
                .append(report.verdict() == Verdict.SKIPPED ? report.note() : report.title()).append(took(report)).append('\n');
        List<Violation> shown = shown(report);
        for (Violation violation : shown) {
            text.append("         ").append(violation.kind().words()).append(": ").append(violation.text()).append('\n');
        }
        int more = report.verdict() == Verdict.WRONG && report.name().equals("reasons")
                ? report.violations().size() - shown.size() : 0;
        if (more > 0) {
            text.append("         and ").append(more).append(" more\n");
        }
        if (report.verdict() != Verdict.SKIPPED && !report.note().isEmpty()) {
            text.append("         ").append(report.note()).append('\n');
        }
        return text.toString();
    }

    private static List<Violation> shown(FaultReport report) {
        if (report.name().equals("reasons")) {
            return report.violations().stream().limit(REASONS_SHOWN).toList();
        }
        return report.violations().stream().filter(it -> it.kind() != Violation.Kind.REASON).toList();
    }

    private static String took(FaultReport report) {
        long tenths = report.took().toMillis() / 100;
        return report.verdict() == Verdict.SKIPPED || tenths == 0 ? "" : " (" + tenths / 10 + "." + tenths % 10 + " s)";
    }

    /** The last line. */
    public String summary(RunReport run) {
        return run.name() + ": " + run.count(Verdict.RIGHT) + " right, " + run.count(Verdict.WRONG) + " wrong, "
                + run.count(Verdict.UNDECIDED) + " undecided, " + run.count(Verdict.SKIPPED) + " not for this service; "
                + run.calls() + " calls in " + run.took().toSeconds() + " s (seed " + run.seed() + ")\n";
    }

    private String word(Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> painted("right  ", "32");
            case WRONG -> painted("WRONG  ", "1;31");
            case SKIPPED -> painted("-      ", "2");
            case UNDECIDED -> painted("unclear", "33");
        };
    }

    private String painted(String word, String code) {
        return colour ? "\u001b[" + code + "m" + word + "\u001b[0m" : word;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
