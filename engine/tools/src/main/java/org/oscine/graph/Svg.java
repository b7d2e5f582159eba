package org.oscine.graph;

import java.util.List;
import org.oscine.graph.Life.Group;
import org.oscine.graph.Life.Line;
import org.oscine.ocf.Durations;

/**
 * A life as a drawing that needs nothing else. Stopped stands on top; a start goes down on the left, a stop up on the
 * right, running lies at the bottom, and failed in the middle, where no two lines have to cross.
 */
public final class Svg {
    private static final int WIDTH = 1200;
    private static final int MARGIN = 30;
    private static final int COLUMN = 545;
    private static final int RIGHT = WIDTH - MARGIN - COLUMN;
    private static final int MIDDLE = WIDTH / 2;
    private static final int PANELS = 190;
    private static final int PILL_WIDTH = 250;
    private static final int PILL_HEIGHT = 54;
    private static final int BETWEEN = 170;

    private final Canvas canvas = new Canvas();

    private Svg() {}

    /** The whole document. */
    public static String of(Life life) {
        return new Svg().draw(life);
    }

    private String draw(Life life) {
        canvas.text(MARGIN, 42, "title", life.agent(), COLUMN / 2);
        canvas.text(MARGIN, 64, "summary", life.summary(), 370);
        pill(MIDDLE, 60, "calm", "stopped", "NOT_RUNNING (7)");

        int start = panel(MARGIN, "starting, within " + Durations.format(life.times().start()), life.starting());
        int stop = panel(RIGHT, "stopping, within " + Durations.format(life.times().stop()), life.stopping());
        int below = PANELS + Math.max(start, stop);
        int failed = below + (BETWEEN - PILL_HEIGHT) / 2;
        pill(MIDDLE, failed, "bad", "failed", "GENERIC (1), or another code");
        int running = below + BETWEEN;
        int end = running + running(life, running);
        arrows(PANELS + start, PANELS + stop, failed, running);
        return canvas.document(WIDTH, end + MARGIN, life.agent() + ": " + life.summary());
    }

    private int panel(int x, String title, List<Group> groups) {
        Panel panel = new Panel(canvas, x, COLUMN);
        int height = panel.height(groups);
        Panel.frame(canvas, x, PANELS, COLUMN, height, "busy", title);
        panel.draw(PANELS, groups);
        return height;
    }

    private int running(Life life, int top) {
        String how = life.times().interval().map(every -> ", monitored every " + Durations.format(every)).orElse("")
                + ", within " + Durations.format(life.times().monitor());
        List<Group> looks = List.of(filled(life.status(), "the process that was started"), life.reload());
        List<Group> questions = List.of(filled(life.monitor(), "nothing is asked"));
        Panel left = new Panel(canvas, MARGIN, COLUMN);
        Panel right = new Panel(canvas, RIGHT, COLUMN);
        int height = Math.max(left.height(looks), right.height(questions));
        Panel.frame(canvas, MARGIN, top, WIDTH - 2 * MARGIN, height, "good", "running" + how);
        left.draw(top, looks);
        right.draw(top, questions);
        return height;
    }

    private static Group filled(Group group, String otherwise) {
        return group.isEmpty() ? new Group(group.heading(), List.of(new Line("", otherwise, "", ""))) : group;
    }

    private void pill(int center, int top, String style, String state, String code) {
        canvas.box(center - PILL_WIDTH / 2, top, PILL_WIDTH, PILL_HEIGHT, PILL_HEIGHT / 2, style);
        canvas.centered(center, top + 23, "state", state);
        canvas.centered(center, top + 41, "code", code);
    }

    private void arrows(int startEnd, int stopEnd, int failed, int running) {
        int edge = PILL_WIDTH / 2;
        int stopped = 60 + PILL_HEIGHT / 2;
        int startTop = MARGIN + COLUMN / 2;
        int stopTop = RIGHT + COLUMN / 2;
        canvas.arrow(MIDDLE - edge, stopped, "H" + startTop + " V" + (PANELS - 4));
        canvas.text(startTop + 10, 140, "edge", "start", 200);
        canvas.arrow(stopTop, PANELS, "V" + stopped + " H" + (MIDDLE + edge + 4));
        canvas.text(stopTop + 10, 140, "edge", "nothing is left: SUCCESS (0)", 260);

        int left = MARGIN + 60;
        int right = WIDTH - MARGIN - 60;
        int level = failed + PILL_HEIGHT / 2;
        canvas.arrow(left, startEnd, "V" + (running - 4));
        canvas.text(left + 10, running - 38, "edge", "all probes succeed:", 200);
        canvas.text(left + 10, running - 20, "edge", "SUCCESS (0)", 200);
        canvas.arrow(left + 220, startEnd, "V" + level + " H" + (MIDDLE - edge - 4));
        canvas.text(left + 230, level - 24, "edge", "dies, or is not ready", 200);
        canvas.text(left + 230, level - 8, "edge", "in time", 200);
        canvas.arrow(MIDDLE, running, "V" + (failed + PILL_HEIGHT + 4));
        canvas.text(MIDDLE + 10, running - 20, "edge", "a probe fails: its code", 220);
        canvas.arrow(MIDDLE + edge, level, "H" + (right - 220) + " V" + (stopEnd + 4));
        canvas.text(MIDDLE + edge + 12, level - 8, "edge", "stop", 100);
        canvas.arrow(right, running, "V" + (stopEnd + 4));
        canvas.text(right - 44, running - 20, "edge", "stop", 60);
    }
}
