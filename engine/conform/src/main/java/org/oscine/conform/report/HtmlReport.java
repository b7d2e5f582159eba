package org.oscine.conform.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oscine.conform.trial.FaultReport;
import org.oscine.conform.trial.FaultReport.Verdict;
import org.oscine.conform.trial.Violation;

/** The report as one page that needs nothing else: what was tried, what happened, why it is right or wrong. */
public final class HtmlReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");
    private static final int FINDINGS_SHOWN = 6;

    private final RunReport run;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(RunReport run) {
        this.run = run;
    }

    /** The whole page. */
    public static String of(RunReport run) {
        return new HtmlReport(run).write();
    }

    private String write() {
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>oscine conform ").append(Escaped.xml(run.name())).append("</title><style>")
                .append(css()).append("</style></head><body>\n");
        head();
        findings();
        byMode().forEach(this::overview);
        byMode().forEach(this::faults);
        page.append(SCRIPT);
        return page.append("</body></html>\n").toString();
    }

    /** A link to a fault opens it. */
    private static final String SCRIPT = """
            <script>
            function show() { const it = location.hash && document.getElementById(location.hash.slice(1)); if (it) it.open = true; }
            addEventListener('hashchange', show); show();
            </script>
            """;

    private void head() {
        boolean right = run.right();
        page.append("<h1>oscine conform <span class=\"mono\" style=\"font-size:22px\">").append(Escaped.xml(run.name()))
                .append("</span></h1>\n<div class=\"verdict ").append(right ? "RIGHT" : "WRONG").append("\">")
                .append(headline())
                .append("</div>\n<div class=\"facts\">");
        fact("agent", run.agent().toString());
        run.source().ifPresent(source -> fact("descriptor", source.toString()));
        fact("when", TIME.format(run.began().atZone(ZoneId.systemDefault())));
        fact("took", Seconds.of(run.took()));
        fact("calls of the agent", Integer.toString(run.calls()));
        fact("seed", Long.toString(run.seed()));
        page.append("</div>\n<p class=\"soft small\">A real service was started and broken in each of the ways below, "
                + "and its agent was called as Pacemaker calls it. Each fault has a rule that must hold, and each "
                + "answer was compared with it.</p>\n");
    }

    private String headline() {
        int wrong = run.count(Verdict.WRONG);
        int unclear = run.count(Verdict.UNDECIDED);
        String rest = unclear == 0 ? "" : " " + unclear + " could not be set up.";
        return wrong == 0 ? "The agent behaved correctly: " + run.count(Verdict.RIGHT) + " of " + tried() + " faults." + rest
                : wrong + " of " + tried() + " faults show that the agent does something wrong." + rest;
    }

    private int tried() {
        return run.faults().size() - run.count(Verdict.SKIPPED);
    }

    private void fact(String name, String value) {
        page.append("<span>").append(name).append(" <b>").append(Escaped.xml(value)).append("</b></span>");
    }

    private Map<String, List<FaultReport>> byMode() {
        Map<String, List<FaultReport>> modes = new LinkedHashMap<>();
        run.faults().forEach(fault -> modes.computeIfAbsent(fault.mode(), unused -> new java.util.ArrayList<>()).add(fault));
        return modes;
    }

    private void overview(String mode, List<FaultReport> faults) {
        page.append("<h2>").append(mode.isEmpty() ? "What was tried" : "What was tried in mode " + Escaped.xml(mode))
                .append("</h2>\n<div class=\"tiles\">");
        for (FaultReport fault : faults) {
            page.append("<a class=\"tile ").append(fault.verdict()).append("\" href=\"#").append(HtmlFault.anchor(fault))
                    .append("\" title=\"").append(Escaped.xml(fault.title())).append("\">").append(Escaped.xml(fault.name()))
                    .append("</a>");
        }
        page.append("</div>\n").append(RunTimeline.of(faults));
        page.append("<div class=\"legend\"><span><i style=\"background:var(--right-ground);border:1px solid var(--right)\"></i>"
                + "right</span><span><i style=\"background:var(--wrong-ground);border:1px solid var(--wrong)\"></i>wrong</span>"
                + "<span><i style=\"background:var(--skipped-ground);border:1px solid var(--skipped)\"></i>not for this service, or "
                + "interrupted by conform</span><span><i style=\"background:var(--deed)\"></i>what conform did</span></div>\n");
    }

    private void findings() {
        if (run.count(Verdict.WRONG) == 0) {
            return;
        }
        page.append("<h2>What is wrong</h2>\n<table class=\"findings\">");
        for (FaultReport fault : run.faults()) {
            if (fault.verdict() == Verdict.WRONG) {
                finding(fault);
            }
        }
        page.append("</table>\n");
    }

    private void finding(FaultReport fault) {
        page.append("<tr><td><a href=\"#").append(HtmlFault.anchor(fault)).append("\">").append(Escaped.xml(fault.title()))
                .append("</a><div class=\"soft small mono\">").append(Escaped.xml(fault.id()))
                .append("</div></td><td><div class=\"soft small\">").append(Escaped.xml(fault.rule())).append("</div><ul>");
        boolean reasons = fault.calls().isEmpty();
        List<Violation> shown = fault.violations().stream()
                .filter(violation -> reasons || violation.kind() != Violation.Kind.REASON).toList();
        for (Violation violation : shown.subList(0, Math.min(FINDINGS_SHOWN, shown.size()))) {
            page.append("<li><span class=\"kind\">").append(violation.kind().words()).append("</span> ")
                    .append(Escaped.xml(violation.text())).append("</li>");
        }
        if (shown.size() > FINDINGS_SHOWN) {
            page.append("<li>and ").append(shown.size() - FINDINGS_SHOWN).append(" more</li>");
        }
        page.append("</ul></td></tr>\n");
    }

    private void faults(String mode, List<FaultReport> faults) {
        page.append("<h2>").append(mode.isEmpty() ? "Each fault" : "Each fault in mode " + Escaped.xml(mode)).append("</h2>\n");
        faults.stream().filter(fault -> fault.verdict() != Verdict.SKIPPED).forEach(fault -> page.append(HtmlFault.of(fault)));
        List<FaultReport> skipped = faults.stream().filter(fault -> fault.verdict() == Verdict.SKIPPED).toList();
        if (!skipped.isEmpty()) {
            page.append("<h3>Not tried</h3>\n<table class=\"findings small\">");
            for (FaultReport fault : skipped) {
                page.append("<tr id=\"").append(HtmlFault.anchor(fault)).append("\"><td>").append(Escaped.xml(fault.title()))
                        .append("</td><td class=\"soft\">").append(Escaped.xml(fault.note())).append("</td></tr>\n");
            }
            page.append("</table>\n");
        }
    }

    private static String css() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
