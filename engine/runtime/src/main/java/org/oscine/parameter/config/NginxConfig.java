package org.oscine.parameter.config;

import java.util.List;
import org.oscine.host.FileView;

/**
 * nginx.conf as nginx reads it: a # where a word could begin begins a comment; quotes and backslashes; {@code include} with a
 * pattern, from the directory of the first file where it is relative. A block has the name of its first word; of several
 * settings the first counts.
 */
final class NginxConfig extends Blocks {

    NginxConfig(FileView files, String path) {
        super(files, path, Counts.FIRST);
    }

    @Override
    int behindComment(String text, int at) {
        return text.charAt(at) == '#' ? behindLine(text, at) : at;
    }

    @Override
    int word(String text, int from, StringBuilder word) {
        char quote = text.charAt(from) == '"' || text.charAt(from) == '\'' ? text.charAt(from) : 0;
        int at = quote == 0 ? from : from + 1;
        while (at < text.length() && !endsWord(text, at, quote)) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at = escaped(text, at + 1, word);
            } else {
                word.append(text.charAt(at));
                at++;
            }
        }
        return quote == 0 ? at : Math.min(at + 1, text.length());
    }

    private static boolean endsWord(String text, int at, char quote) {
        char it = text.charAt(at);
        boolean block = it == '{' && text.charAt(at - 1) != '$'; // ${name} is a variable
        return quote == 0 ? Character.isWhitespace(it) || it == ';' || block : it == quote;
    }

    /** nginx takes the backslash off before quotes, blanks' letters and itself, and keeps it before anything else. */
    private static int escaped(String text, int at, StringBuilder word) {
        char it = text.charAt(at);
        switch (it) {
            case '"', '\'', '\\' -> word.append(it);
            case 't' -> word.append('\t');
            case 'r' -> word.append('\r');
            case 'n' -> word.append('\n');
            default -> word.append('\\').append(it);
        }
        return at + 1;
    }

    @Override
    String block(List<String> words) {
        return words.getFirst();
    }

    @Override
    boolean includes(List<String> words, int depth) {
        boolean includes = words.size() == 2 && words.getFirst().equals("include");
        if (includes) {
            include(words.getLast().startsWith("/") ? words.getLast() : directory() + words.getLast(), depth);
        }
        return includes;
    }
}
