package org.oscine.conform.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.FaultReport;
import org.oscine.conform.trial.Violation;

/** What happened in one fault, along the time: the agent's calls, what conform did, and when the service was seen. */
final class FaultTimeline {
    private static final int WIDTH = 1100;
    private static final int LEFT = 74;
    private static final int LANE = 24;
    private static final int LETTER = 6;

    private final FaultReport fault;
    private final double scale;
    private final StringBuilder svg = new StringBuilder();
    private final List<Double> lanes = new ArrayList<>();

    private FaultTimeline(FaultReport fault) {
        this.fault = fault;
        this.scale = (WIDTH - LEFT - 10) / Math.max(0.1, seconds(fault.took()));
    }

    static String of(FaultReport fault) {
        return new FaultTimeline(fault).draw();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private double x(Duration at) {
        return LEFT + Math.max(0, seconds(at.minus(fault.at()))) * scale;
    }

    private String draw() {
        StringBuilder calls = new StringBuilder();
        for (Event.Called called : fault.calls()) {
            calls.append(bar(called, lane(called)));
        }
        int deeds = lanes.size() * LANE + 6;
        int service = deeds + LANE;
        int axis = service + LANE - 4;
        svg.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(axis + 18).append("\" role=\"img\" aria-label=\"timeline\">");
        grid(axis);
        label("agent", 16);
        label("conform", deeds + 13);
        label("service", service + 13);
        svg.append(calls);
        fault.events().forEach(event -> deed(event, deeds));
        alive(service);
        return svg.append("</svg>\n").toString();
    }

    /** The first lane that is free when the call begins; its text needs room as well. */
    private int lane(Event.Called called) {
        double from = x(called.at());
        int lane = 0;
        while (lane < lanes.size() && lanes.get(lane) > from) {
            lane++;
        }
        double to = Math.max(from + seconds(called.call().duration()) * scale, from + text(called).length() * LETTER) + 4;
        if (lane == lanes.size()) {
            lanes.add(to);
        } else {
            lanes.set(lane, to);
        }
        return lane;
    }

    private static String text(Event.Called called) {
        String action = called.label().split(" ")[0];
        return action + " " + (called.call().killed() ? "killed" : Integer.toString(called.call().exit()));
    }

    private String bar(Event.Called called, int lane) {
        double width = Math.max(2, seconds(called.call().duration()) * scale);
        boolean bad = called.violations().stream().anyMatch(it -> it.kind() != Violation.Kind.REASON);
        boolean cut = called.call().killed() && !bad;
        return String.format(Locale.ROOT, "<g><title>%s</title><rect class=\"bar %s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"3\"/>"
                + "<text x=\"%.1f\" y=\"%d\">%s</text></g>", Escaped.xml(called.label() + ": " + Seconds.of(called.call().duration())),
                bad ? "bad" : cut ? "cut" : "good", x(called.at()), lane * LANE + 2, width, LANE - 4,
                x(called.at()) + 4, lane * LANE + 16, Escaped.xml(text(called)));
    }

    private void deed(Event event, int y) {
        double x = x(event.at());
        switch (event) {
            case Event.Deed deed -> svg.append(String.format(Locale.ROOT,
                    "<g><title>%s</title><path class=\"deed\" d=\"M%.1f %d l6 7 l-6 7 l-6 -7 z\"/></g>", Escaped.xml(deed.text()), x, y));
            case Event.Looked looked -> svg.append(String.format(Locale.ROOT,
                    "<g><title>%s: %s</title><circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"4\"/></g>", Escaped.xml(looked.expected()),
                    Escaped.xml(looked.seen()), looked.violations().isEmpty() ? "good-dot" : "bad-dot", x, y + 7));
            case Event.Called called -> { }
        }
    }

    /** Between two looks at the process table, what the earlier one saw is taken to go on. */
    private void alive(int y) {
        double from = LEFT;
        int count = 0;
        for (Event.Called called : fault.calls()) {
            from = segment(from, x(called.at()), count, y);
            count = called.before().size();
            from = segment(from, x(called.at().plus(called.call().duration())), count, y);
            count = called.after().size();
        }
        segment(from, x(fault.at().plus(fault.took())), count, y);
    }

    private double segment(double from, double to, int count, int y) {
        if (to > from && count > 0) {
            svg.append(String.format(Locale.ROOT, "<g><title>%d processes of the service</title><rect class=\"alive\" x=\"%.1f\" "
                    + "y=\"%d\" width=\"%.1f\" height=\"10\"/></g>", count, from, y + 3, to - from));
        }
        return Math.max(from, to);
    }

    private void label(String text, int y) {
        svg.append("<text class=\"axis\" x=\"0\" y=\"").append(y).append("\">").append(text).append("</text>");
    }

    private void grid(int axis) {
        double whole = seconds(fault.took());
        double step = whole <= 3 ? 0.5 : whole <= 12 ? 1 : whole <= 40 ? 5 : whole <= 120 ? 10 : 30;
        for (double at = 0; at <= whole; at += step) {
            double x = LEFT + at * scale;
            svg.append(String.format(Locale.ROOT, "<line class=\"grid\" x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\"/>"
                    + "<text class=\"axis\" x=\"%.1f\" y=\"%d\">%s s</text>", x, x, axis, x + 2, axis + 13,
                    step < 1 ? String.format(Locale.ROOT, "%.1f", at) : Long.toString(Math.round(at))));
        }
    }
}
