package org.oscine.conform.report;

import java.time.Duration;
import java.util.Locale;
import org.oscine.conform.trial.FaultReport;
import org.oscine.conform.trial.FaultReport.Verdict;
import org.oscine.conform.trial.Violation;

/** The report as JUnit XML, for continuous integration: a case a fault, a class a mode. */
public final class JUnitReport {
    private JUnitReport() {}

    /** The whole document. */
    public static String of(RunReport run) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"").append(Escaped.xml("oscine conform " + run.name()))
                .append("\" tests=\"").append(run.faults().size())
                .append("\" failures=\"").append(run.count(Verdict.WRONG))
                .append("\" errors=\"").append(run.count(Verdict.UNDECIDED))
                .append("\" skipped=\"").append(run.count(Verdict.SKIPPED))
                .append("\" time=\"").append(seconds(run.took()))
                .append("\" timestamp=\"").append(run.began()).append("\">\n");
        run.faults().forEach(fault -> add(xml, run, fault));
        return xml.append("</testsuite>\n").toString();
    }

    private static void add(StringBuilder xml, RunReport run, FaultReport fault) {
        String suite = run.name() + (fault.mode().isEmpty() ? "" : "." + fault.mode());
        xml.append("  <testcase classname=\"").append(Escaped.xml(suite)).append("\" name=\"")
                .append(Escaped.xml(fault.name())).append("\" time=\"").append(seconds(fault.took())).append("\">\n");
        switch (fault.verdict()) {
            case RIGHT -> { }
            case WRONG -> element(xml, "failure", fault.title(), told(fault));
            case SKIPPED -> element(xml, "skipped", fault.note(), "");
            case UNDECIDED -> element(xml, "error", fault.note(), told(fault));
        }
        xml.append("  </testcase>\n");
    }

    private static String told(FaultReport fault) {
        StringBuilder text = new StringBuilder(fault.rule()).append('\n');
        for (Violation violation : fault.violations()) {
            text.append(violation.kind().words()).append(": ").append(violation.text()).append('\n');
        }
        return text.toString();
    }

    private static void element(StringBuilder xml, String name, String message, String text) {
        xml.append("    <").append(name).append(" message=\"").append(Escaped.xml(message)).append("\">")
                .append(Escaped.xml(text)).append("</").append(name).append(">\n");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }
}
