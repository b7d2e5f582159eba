package org.oscine.parameter.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.FileView;

/**
 * nginx.conf as nginx reads it: statements of words, each ended by a semicolon or followed by a block in braces, however the
 * lines are broken; a # where a word could begin begins a comment; quotes and backslashes; {@code include} with a pattern, from the
 * directory of the first file where it is relative. The section of a setting is the block that it is in: {@code http},
 * or {@code http server} for one inside that; of several such blocks the first that has the setting counts.
 */
final class NginxConfig extends Dialect {
    private static final int MOST_KEYS = 20_000;
    private static final int DEEPEST_BLOCK = 20;

    private final String directory;
    private final Map<String, String> values = new HashMap<>();
    private final List<String> blocks = new ArrayList<>();
    private List<String> statement = new ArrayList<>();
    private int keys;

    NginxConfig(FileView files, String path) {
        super(files, path);
        directory = path.substring(0, path.lastIndexOf('/') + 1);
    }

    @Override
    Optional<String> find(String section, String key) {
        return Optional.ofNullable(values.get(section.strip() + '\n' + key));
    }

    @Override
    public void take(String text, int depth) {
        int at = 0;
        while (at < text.length() && sources.hasRoom()) {
            char it = text.charAt(at);
            if (Character.isWhitespace(it)) {
                at++;
            } else if (it == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (it == ';' || it == '{' || it == '}') {
                end(it, depth);
                at++;
            } else {
                at = word(text, at);
            }
        }
        statement = new ArrayList<>(); // what is not ended in its file is none
    }

    /** Reads a word that begins there; returns where it ends. */
    private int word(String text, int from) {
        StringBuilder word = new StringBuilder();
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
        statement.add(word.toString());
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

    private void end(char sign, int depth) {
        List<String> words = statement;
        statement = new ArrayList<>();
        if (sign == '}') {
            if (!blocks.isEmpty()) {
                blocks.removeLast();
            }
        } else if (sign == '{') {
            sources.room(blocks.size() < DEEPEST_BLOCK, "blocks in more than " + DEEPEST_BLOCK + " levels");
            blocks.add(words.isEmpty() ? "" : words.getFirst());
        } else if (words.size() == 2 && words.getFirst().equals("include")) {
            include(words.getLast(), depth);
        } else if (words.size() > 1) {
            keep(words);
        }
    }

    private void keep(List<String> words) {
        if (blocks.size() <= DEEPEST_BLOCK && sources.room(++keys <= MOST_KEYS, "more than " + MOST_KEYS + " keys")) {
            values.putIfAbsent(String.join(" ", blocks) + '\n' + words.getFirst(), String.join(" ", words.subList(1, words.size())));
        }
    }

    private void include(String name, int depth) {
        for (String path : sources.files().matching(name.startsWith("/") ? name : directory + name)) {
            sources.load(path, depth + 1, this);
        }
    }
}
