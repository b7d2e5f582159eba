package org.oscine.parameter.config;

import java.util.ArrayList;
import java.util.List;

/** Words between blanks, where quotes hold words together and a backslash protects a quote or itself. */
final class Quoted {

    private Quoted() {}

    /** The words of a line, up to a word that begins with #. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int at = blanks(line, 0);
        while (at < line.length() && line.charAt(at) != '#') {
            StringBuilder word = new StringBuilder();
            at = blanks(line, word(line, at, word));
            words.add(word.toString());
        }
        return words;
    }

    private static int blanks(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Reads a word that begins there; returns where it ends. */
    private static int word(String line, int from, StringBuilder word) {
        char quote = 0;
        int at = from;
        while (at < line.length() && (quote != 0 || !Character.isWhitespace(line.charAt(at)))) {
            char it = line.charAt(at);
            boolean escape = it == '\\' && at + 1 < line.length() && "\"'\\".indexOf(line.charAt(at + 1)) >= 0;
            if (escape) {
                at++;
                word.append(line.charAt(at));
            } else if (quote == 0 && (it == '"' || it == '\'')) {
                quote = it;
            } else if (it == quote) {
                quote = 0;
            } else {
                word.append(it);
            }
            at++;
        }
        return at;
    }
}
