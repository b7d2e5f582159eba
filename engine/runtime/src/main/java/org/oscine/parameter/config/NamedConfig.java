package org.oscine.parameter.config;

import java.util.List;
import org.oscine.host.FileView;

/**
 * named.conf as BIND reads it: comments with #, // and between /* and *&#47;; strings in double quotes, in which a backslash only
 * protects a quote; {@code include} with a pattern. A block has the name of its words without the class, such as
 * {@code zone example.com}; named refuses a second setting of one key.
 */
final class NamedConfig extends Blocks {

    NamedConfig(FileView files, String path) {
        super(files, path, Counts.FIRST);
    }

    @Override
    int behindComment(String text, int at) {
        if (text.charAt(at) == '#' || text.startsWith("//", at)) {
            return behindLine(text, at);
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? text.length() : end + 2;
        }
        return at;
    }

    @Override
    int word(String text, int from, StringBuilder word) {
        return text.charAt(from) == '"' ? quoted(text, from + 1, word) : bare(text, from, word);
    }

    private static int quoted(String text, int from, StringBuilder word) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.startsWith("\\\"", at)) {
                at++;
            }
            word.append(text.charAt(at));
            at++;
        }
        return Math.min(at + 1, text.length());
    }

    private int bare(String text, int from, StringBuilder word) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && "{};\"".indexOf(text.charAt(at)) < 0
                && behindComment(text, at) == at) {
            word.append(text.charAt(at));
            at++;
        }
        return at;
    }

    @Override
    String block(List<String> words) {
        boolean hasClass = words.size() == 3 && words.getLast().equalsIgnoreCase("IN");
        return String.join(" ", hasClass ? words.subList(0, 2) : words);
    }

    @Override
    boolean includes(List<String> words, int depth) {
        boolean includes = words.size() == 2 && words.getFirst().equals("include");
        if (includes) {
            include(words.getLast(), depth);
        }
        return includes;
    }
}
