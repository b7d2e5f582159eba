package org.oscine.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.oscine.document.Document;
import org.oscine.document.Node;

/** Writes the lines of a file anew, in their canonical order and indentation. */
final class Layout {
    private static final int STEP = 2;

    /** How much may be changed; the most first. */
    enum Freedom { ORDER_AND_INDENTATION, INDENTATION, BLANKS }

    private final Document document;
    private final Lines lines;
    private final Freedom freedom;
    private final List<String> out = new ArrayList<>();

    /**
     * The lines of one entry.
     *
     * @param first its first line, with the comments above it
     * @param key the line of its key
     * @param end the line behind its value
     * @param tail the line behind the comments below it that are indented more than its key
     */
    private record Block(Node.Entry entry, int first, int key, int end, int tail) {
        String name() {
            return entry.key().text();
        }

        int column() {
            return entry.key().span().column() - 1;
        }
    }

    Layout(Document document, Lines lines, Freedom freedom) {
        this.document = document;
        this.lines = lines;
        this.freedom = freedom;
    }

    /** The whole text. */
    String text() {
        if (freedom != Freedom.BLANKS && document.root() instanceof Node.Mapping root && Order.isBlock(root, lines)) {
            root(root);
        } else {
            opaque(0, lines.count(), 0, 0);
        }
        while (!out.isEmpty() && out.getLast().isEmpty()) {
            out.removeLast();
        }
        return String.join("\n", out) + "\n";
    }

    private void root(Node.Mapping root) {
        int first = root.entries().getFirst().key().span().line() - 1;
        spaced(0, first, 0);
        List<Block> blocks = blocks(root, first);
        int end = blocks.getLast().tail();
        for (Block block : ordered(blocks, Order.ofSections(root))) {
            separate(block);
            block(block, List.of(), 0);
        }
        spaced(end, lines.count(), 0);
    }

    /** One empty line between the sections, none within the head. */
    private void separate(Block block) {
        boolean top = out.stream().allMatch(line -> line.isEmpty() || line.startsWith("#"));
        while (!top && !out.isEmpty() && out.getLast().isEmpty()) {
            out.removeLast();
        }
        if (!top && !Order.HEAD.contains(block.name())) {
            out.add("");
        }
    }

    private List<Block> ordered(List<Block> blocks, Comparator<String> order) {
        List<Block> ordered = new ArrayList<>(blocks);
        if (freedom == Freedom.ORDER_AND_INDENTATION) {
            ordered.sort(Comparator.comparing(Block::name, order));
        }
        return ordered;
    }

    private void mapping(Node.Mapping mapping, List<String> path, int depth, int from) {
        List<Block> blocks = blocks(mapping, from);
        List<Block> ordered = Order.isFixed(path) ? ordered(blocks, Order.of(Order.holder(path))) : blocks;
        for (Block block : ordered) {
            block(block, path, depth);
        }
    }

    private List<Block> blocks(Node.Mapping mapping, int from) {
        List<Block> blocks = new ArrayList<>();
        int first = from;
        for (Node.Entry entry : mapping.entries()) {
            int key = entry.key().span().line() - 1;
            int column = entry.key().span().column() - 1;
            int end = lines.end(entry.value(), key, column);
            boolean text = entry.value() instanceof Node.Scalar scalar && lines.isBlockText(scalar);
            int tail = text ? end : tail(end, column); // a comment behind a text must not come to be part of it
            blocks.add(new Block(entry, first, key, end, tail));
            first = tail;
        }
        return blocks;
    }

    private int tail(int end, int column) {
        int tail = end;
        for (int i = end; i < lines.count() && isBelow(i, column); i++) {
            tail = lines.isBlank(i) ? tail : i + 1;
        }
        return tail;
    }

    private boolean isBelow(int line, int column) {
        return lines.isBlank(line) || lines.isComment(line) && lines.indent(line) > column;
    }

    private void block(Block block, List<String> path, int depth) {
        int first = block.first();
        while (depth == 0 && first < block.key() && lines.isBlank(first)) {
            first++; // the empty lines between sections are set anew
        }
        spaced(first, block.key(), depth);
        List<String> below = new ArrayList<>(path);
        below.add(block.name());
        int delta = depth * STEP - block.column();
        int next = block.key() + 1;
        Node value = block.entry().value();
        boolean onLineOfItsOwn = value.span().line() - 1 > block.key() && Order.isBlock(value, lines);
        switch (value) {
            case Node.Mapping mapping when onLineOfItsOwn -> {
                opaque(block.key(), next, delta, 0);
                mapping(mapping, below, depth + 1, next);
            }
            case Node.Sequence sequence when onLineOfItsOwn -> {
                opaque(block.key(), next, delta, 0);
                opaque(next, block.end(), (depth + 1) * STEP - (sequence.span().column() - 1), 0);
            }
            case Node.Scalar scalar when lines.isBlockText(scalar) && !hasIndicator(block.key()) -> {
                opaque(block.key(), next, delta, 0);
                opaque(next, block.end(), (depth + 1) * STEP - lines.contentIndent(block.key()), 0);
            }
            case Node.Mapping flow -> opaque(block.key(), block.end(), delta, depth * STEP);
            case Node.Sequence flow -> opaque(block.key(), block.end(), delta, depth * STEP);
            case Node.Scalar text -> opaque(block.key(), block.end(), delta, depth * STEP);
        }
        int written = lines.end(value, block.key(), block.column());
        spaced(endOfComments(value, written, block), block.tail(), depth + 1);
    }

    /** Comments below the last entry of a mapping have been written with it. */
    private int endOfComments(Node value, int written, Block block) {
        boolean nested = value instanceof Node.Mapping mapping && Order.isBlock(mapping, lines)
                && value.span().line() - 1 > block.key();
        if (!nested) {
            return written;
        }
        Node.Mapping mapping = (Node.Mapping) value;
        return blocks(mapping, block.key() + 1).getLast().tail();
    }

    private boolean hasIndicator(int keyLine) {
        String line = Blanks.withoutLast(lines.line(keyLine).split(" #", 2)[0]);
        int last = line.length() - 1;
        return last > 0 && (Character.isDigit(line.charAt(last)) || Character.isDigit(line.charAt(last - 1)));
    }

    /** Empty lines and comments: at most one of the former in a row, the latter indented as what follows. */
    private void spaced(int from, int to, int depth) {
        for (int i = from; i < to; i++) {
            if (!lines.isBlank(i)) {
                out.add(" ".repeat(lines.isComment(i) ? depth * STEP : 0) + Blanks.withoutFirst(Blanks.withoutLast(lines.line(i))));
            } else if (!out.isEmpty() && !out.getLast().isEmpty() && !out.getLast().endsWith(":")) {
                out.add("");
            }
        }
    }

    /** Lines that are only moved to the left or right, but no further to the left than to a column. */
    private void opaque(int from, int to, int delta, int least) {
        for (int i = from; i < to; i++) {
            String line = lines.line(i);
            if (Blanks.only(line)) {
                out.add(lines.isKept(i) ? line : "");
                continue;
            }
            int indent = Math.max(least, lines.indent(i) + delta);
            String moved = " ".repeat(indent) + line.substring(lines.indent(i));
            out.add(lines.isKept(i) ? moved : Blanks.withoutLast(moved));
        }
    }
}
