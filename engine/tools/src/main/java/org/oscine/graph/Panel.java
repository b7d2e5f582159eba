package org.oscine.graph;

import java.util.List;
import org.oscine.graph.Life.Group;
import org.oscine.graph.Life.Line;

/** A box with a heading and groups of entries: a name on the left, beside it what is done, what it means on the right. */
final class Panel {
    private static final int HEAD = 42;
    private static final int HEADING = 30;
    private static final int PADDING = 18;
    private static final int NAME = 118;
    private static final int ROW = 18;
    private static final int GAP = 6;
    private static final int MOST_ROWS = 5;

    private final Canvas canvas;
    private final int left;
    private final int room;

    Panel(Canvas canvas, int x, int width) {
        this.canvas = canvas;
        this.left = x + PADDING;
        this.room = width - 2 * PADDING;
    }

    int height(List<Group> groups) {
        int height = HEAD + PADDING - GAP;
        for (Group group : groups) {
            height += group.isEmpty() ? 0 : HEADING;
            for (Line line : group.lines()) {
                height += height(line);
            }
        }
        return height;
    }

    private int height(Line line) {
        int below = asideFits(line) || aside(line).isEmpty() ? 0 : asides(line).size();
        int rows = words(line).size() + (nameIsLong(line) ? 1 : 0) + below;
        return rows * ROW + GAP;
    }

    private List<String> words(Line line) {
        return Canvas.wrapped(line.text(), "mono", room - NAME, MOST_ROWS);
    }

    private static boolean nameIsLong(Line line) {
        return Canvas.width(line.name(), "name") > NAME - 8;
    }

    private static String aside(Line line) {
        String all = line.note() + (line.note().isEmpty() || line.codes().isEmpty() ? "" : " \u00b7 ") + line.codes();
        // What belongs together is not broken apart at the end of a row.
        return all.replace(" (", "\u00a0(").replace(": ", ":\u00a0").replace("else ", "else\u00a0");
    }

    private List<String> asides(Line line) {
        return Canvas.wrapped(aside(line), "aside", room - NAME, MOST_ROWS);
    }

    private boolean asideFits(Line line) {
        List<String> words = words(line);
        return words.size() == 1
                && Canvas.width(words.getFirst(), "mono") + Canvas.width(aside(line), "aside") + 16 <= room - NAME;
    }

    /** The groups below each other, from the top of a frame that is drawn already. */
    void draw(int top, List<Group> groups) {
        int at = top + HEAD;
        for (Group group : groups) {
            if (!group.isEmpty()) {
                canvas.text(left, at + 20, "heading", group.heading(), room);
                at += HEADING;
            }
            for (Line line : group.lines()) {
                draw(at, line);
                at += height(line);
            }
        }
    }

    private void draw(int top, Line line) {
        int at = top + 13;
        canvas.text(left, at, "name", line.name(), nameIsLong(line) ? room : NAME);
        at += nameIsLong(line) ? ROW : 0;
        for (String words : words(line)) {
            canvas.text(left + NAME, at, "mono", words, room - NAME);
            at += ROW;
        }
        at -= asideFits(line) ? ROW : 0;
        for (String words : asides(line)) {
            canvas.right(left + room, at, "aside", words, room - NAME);
            at += ROW;
        }
    }

    static void frame(Canvas canvas, int x, int y, int width, int height, String style, String title) {
        canvas.box(x, y, width, height, 12, style);
        canvas.text(x + PADDING, y + 29, "state", title, width - 2 * PADDING);
    }
}
