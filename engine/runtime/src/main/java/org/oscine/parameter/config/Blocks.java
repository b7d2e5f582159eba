package org.oscine.parameter.config;

import java.util.ArrayList;
import java.util.List;
import org.oscine.host.FileView;

/**
 * A configuration of statements that are made of words, and of blocks in braces that hold more of them, however the lines
 * are broken. The section of a setting is the blocks around it, from the outermost on, such as {@code http server}.
 */
abstract class Blocks extends Dialect {
    private static final int DEEPEST_BLOCK = 20;

    private final List<String> blocks = new ArrayList<>();
    private List<String> statement = new ArrayList<>();

    Blocks(FileView files, String path, Counts counts) {
        super(files, path, counts);
    }

    @Override
    public final void take(String text, int depth) {
        int at = 0;
        while (at < text.length() && sources.hasRoom()) {
            char it = text.charAt(at);
            int behind = behindComment(text, at);
            if (behind > at) {
                at = behind;
            } else if (it == '\n' && endsAtLines() && statement.size() > 1) {
                end(';', depth);
                at++;
            } else if (Character.isWhitespace(it)) {
                at++;
            } else if (it == ';' || it == '{' || it == '}') {
                end(it, depth);
                at++;
            } else {
                StringBuilder word = new StringBuilder();
                at = word(text, at, word);
                statement.add(word.toString());
            }
        }
        statement = new ArrayList<>(); // what is not ended in its file is none
    }

    /** Where a comment that begins there ends; the same place if none does. */
    abstract int behindComment(String text, int at);

    static int behindLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** Whether the end of a line ends a statement of several words. */
    boolean endsAtLines() {
        return false;
    }

    /** Reads a word that begins there; returns where it ends. */
    abstract int word(String text, int from, StringBuilder word);

    /** The name of a block that begins with these words. */
    abstract String block(List<String> words);

    /** Whether a statement includes files, and then does so. */
    abstract boolean includes(List<String> words, int depth);

    private void end(char sign, int depth) {
        List<String> words = statement;
        statement = new ArrayList<>();
        if (sign == '{') {
            sources.room(blocks.size() < DEEPEST_BLOCK, "blocks in more than " + DEEPEST_BLOCK + " levels");
            blocks.add(words.isEmpty() ? "" : block(words));
            return;
        }
        if (words.size() > 1 && (sign == ';' || endsAtLines()) && !includes(words, depth) && blocks.size() <= DEEPEST_BLOCK) {
            keep(String.join(" ", blocks), words.getFirst(), String.join(" ", words.subList(1, words.size())));
        }
        if (sign == '}' && !blocks.isEmpty()) {
            blocks.removeLast();
        }
    }

    @Override
    final String foldedSection(String section) {
        return section.strip();
    }
}
