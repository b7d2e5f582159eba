package org.oscine.conform.report;

import java.util.List;
import org.oscine.conform.agent.EndedCall;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.FaultReport;
import org.oscine.conform.trial.FaultReport.Verdict;
import org.oscine.conform.trial.Violation;

/** One fault on the page: the rule, the timeline, and every event with its evidence. */
final class HtmlFault {
    private static final int LONGEST_OUTPUT = 4000;

    private final FaultReport fault;
    private final StringBuilder html = new StringBuilder();

    private HtmlFault(FaultReport fault) {
        this.fault = fault;
    }

    static String of(FaultReport fault) {
        return new HtmlFault(fault).write();
    }

    static String anchor(FaultReport fault) {
        return Escaped.xml(fault.id().replace('/', '-').replace(' ', '-'));
    }

    private String write() {
        html.append("<details class=\"fault\" id=\"").append(anchor(fault)).append('"')
                .append(fault.verdict() == Verdict.WRONG ? " open" : "").append("><summary><span class=\"badge ")
                .append(fault.verdict()).append("\">").append(word(fault.verdict())).append("</span><span class=\"title\">")
                .append(Escaped.xml(fault.title())).append("</span><span class=\"soft small mono\">").append(Escaped.xml(fault.name()))
                .append("</span><span class=\"soft small\">")
                .append(fault.verdict() == Verdict.SKIPPED ? "" : Seconds.of(fault.took()))
                .append("</span></summary>\n<div class=\"inside\"><p class=\"rule\">").append(Escaped.xml(fault.rule())).append("</p>\n");
        if (!fault.note().isEmpty()) {
            html.append("<p>").append(Escaped.xml(fault.note())).append("</p>\n");
        }
        if (!fault.calls().isEmpty()) {
            html.append(FaultTimeline.of(fault));
        }
        if (!fault.events().isEmpty()) {
            events();
        }
        return html.append("</div></details>\n").toString();
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> "right";
            case WRONG -> "wrong";
            case SKIPPED -> "not tried";
            case UNDECIDED -> "unclear";
        };
    }

    private void events() {
        html.append("<table class=\"events\"><tr><th>at</th><th>what</th><th>must be</th><th>was</th><th>took / allowed</th></tr>\n");
        for (Event event : fault.events()) {
            html.append("<tr class=\"").append(kind(event)).append("\"><td class=\"number\">")
                    .append(Seconds.number(event.at().minus(fault.at()))).append("</td>");
            switch (event) {
                case Event.Deed deed -> html.append("<td colspan=\"4\">&#9670; ").append(Escaped.xml(deed.text())).append("</td>");
                case Event.Looked looked -> looked(looked);
                case Event.Called called -> called(called);
            }
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }

    private static String kind(Event event) {
        boolean bad = event.violations().stream().anyMatch(it -> it.kind() != Violation.Kind.REASON);
        return event instanceof Event.Deed ? "deed" : bad ? "bad" : "";
    }

    private void looked(Event.Looked looked) {
        html.append("<td class=\"soft\">state of the machine</td><td>").append(Escaped.xml(looked.expected())).append("</td><td colspan=\"2\">")
                .append(mark(looked.violations())).append(Escaped.xml(looked.seen())).append("</td>");
    }

    private void called(Event.Called called) {
        EndedCall call = called.call();
        html.append("<td><b>").append(Escaped.xml(called.label())).append("</b></td><td>").append(Escaped.xml(called.expected()))
                .append("</td><td>").append(mark(called.violations()))
                .append(call.killed() ? "killed by SIGKILL" : Escaped.xml(Expected.say(call.exit())));
        for (String reason : call.reasons()) {
            html.append("<div>&#8220;").append(Escaped.xml(reason)).append("&#8221;</div>");
        }
        for (Violation violation : called.violations()) {
            html.append("<div class=\"").append(violation.kind() == Violation.Kind.REASON ? "soft" : "no").append("\">")
                    .append(violation.kind().words()).append(": ").append(Escaped.xml(violation.text())).append("</div>");
        }
        evidence(called);
        html.append("</td><td class=\"number\">").append(Seconds.of(call.duration())).append(" / ")
                .append(called.timeout().toSeconds()).append(" s</td>");
    }

    private void evidence(Event.Called called) {
        html.append("<details><summary>evidence: ").append(called.before().size()).append(" &#8594; ")
                .append(called.after().size()).append(" processes</summary>");
        block("processes before", called.before());
        block("processes after", called.after());
        if (!called.call().stderr().isBlank()) {
            block("standard error", List.of(shortened(called.call().stderr().strip())));
        }
        if (!called.call().stdout().isBlank()) {
            block("standard output", List.of(shortened(called.call().stdout().strip())));
        }
        html.append("</details>");
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_OUTPUT ? text.substring(0, LONGEST_OUTPUT) + "\n..." : text;
    }

    private void block(String title, List<String> lines) {
        html.append("<div class=\"soft small\">").append(title).append("</div><pre>")
                .append(lines.isEmpty() ? "none" : Escaped.xml(String.join("\n", lines))).append("</pre>");
    }

    private static String mark(List<Violation> violations) {
        boolean bad = violations.stream().anyMatch(it -> it.kind() != Violation.Kind.REASON);
        return bad ? "<span class=\"no\">&#10007;</span> " : "<span class=\"ok\">&#10003;</span> ";
    }
}
