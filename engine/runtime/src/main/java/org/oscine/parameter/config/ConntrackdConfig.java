package org.oscine.parameter.config;

import java.util.List;
import org.oscine.host.FileView;

/**
 * conntrackd.conf as conntrackd reads it: a setting a line, also directly before the brace that ends its block; comments with #.
 * A block has the name of all of its words, such as {@code Sync Mode FTFW}; the last setting of a key
 * counts.
 */
final class ConntrackdConfig extends Blocks {

    ConntrackdConfig(FileView files, String path) {
        super(files, path, Counts.LAST);
    }

    @Override
    int behindComment(String text, int at) {
        return text.charAt(at) == '#' ? behindLine(text, at) : at;
    }

    @Override
    boolean endsAtLines() {
        return true;
    }

    @Override
    int word(String text, int from, StringBuilder word) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && "{}#".indexOf(text.charAt(at)) < 0) {
            word.append(text.charAt(at));
            at++;
        }
        return at;
    }

    @Override
    String block(List<String> words) {
        return String.join(" ", words);
    }

    @Override
    boolean includes(List<String> words, int depth) {
        return false;
    }
}
