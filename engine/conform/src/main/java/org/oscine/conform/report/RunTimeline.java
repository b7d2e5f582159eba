package org.oscine.conform.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.FaultReport;
import org.oscine.conform.trial.Violation;

/** Every call of a mode's run on one strip, a lane each for start, monitor, stop and the rest. */
final class RunTimeline {
    private static final int WIDTH = 1100;
    private static final int LEFT = 74;
    private static final int LANE = 16;
    private static final List<String> LANES = List.of("start", "monitor", "stop", "other");

    private RunTimeline() {}

    static String of(List<FaultReport> faults) {
        Duration from = faults.getFirst().at();
        double whole = Math.max(0.1, seconds(end(faults).minus(from)));
        double scale = (WIDTH - LEFT - 4) / whole;
        int height = LANES.size() * LANE + 18;
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-label=\"all calls\">");
        faults.forEach(fault -> svg.append(String.format(Locale.ROOT,
                "<a href=\"#%s\"><rect class=\"range-%s\" x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect></a>",
                HtmlFault.anchor(fault), fault.verdict(), LEFT + seconds(fault.at().minus(from)) * scale,
                Math.max(0.5, seconds(fault.took()) * scale - 0.8), LANES.size() * LANE, Escaped.xml(fault.name()))));
        for (int lane = 0; lane < LANES.size(); lane++) {
            svg.append("<text class=\"axis\" x=\"0\" y=\"").append(lane * LANE + 12).append("\">").append(LANES.get(lane)).append("</text>");
        }
        faults.forEach(fault -> fault.calls().forEach(called -> svg.append(mark(called, from, scale))));
        axis(svg, whole, scale, height);
        return svg.append("</svg>\n").toString();
    }

    private static Duration end(List<FaultReport> faults) {
        Duration end = Duration.ZERO;
        for (FaultReport fault : faults) {
            Duration ended = fault.at().plus(fault.took());
            end = ended.compareTo(end) > 0 ? ended : end;
        }
        return end;
    }

    private static String mark(Event.Called called, Duration from, double scale) {
        int lane = LANES.indexOf(called.label().split(" ")[0]);
        boolean bad = called.violations().stream().anyMatch(it -> it.kind() != Violation.Kind.REASON);
        String kind = bad ? "bad" : called.call().killed() ? "cut" : "good";
        return String.format(Locale.ROOT, "<rect class=\"bar %s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>",
                kind, LEFT + seconds(called.at().minus(from)) * scale, (lane < 0 ? LANES.size() - 1 : lane) * LANE + 3,
                Math.max(1.2, seconds(called.call().duration()) * scale), LANE - 6, Escaped.xml(called.label()));
    }

    private static void axis(StringBuilder svg, double whole, double scale, int height) {
        double step = whole <= 60 ? 10 : whole <= 300 ? 30 : 60;
        for (double at = 0; at <= whole; at += step) {
            svg.append(String.format(Locale.ROOT, "<text class=\"axis\" x=\"%.1f\" y=\"%d\">%d s</text>", LEFT + at * scale,
                    height - 4, Math.round(at)));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
