package org.oscine.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.ShellWords;

/**
 * Splits the text of a list parameter into arguments: at blanks, while quotes and backslashes hold characters
 * together as in a shell. Nothing is expanded.
 */
final class Words {
    /** Of a text as a part of a name, in characters. */
    private static final int LONGEST_SHOWN = 80;

    private static final String CUT = "...";

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private Words() {}

    /** The arguments; absent when a quote is not closed. */
    static Optional<List<String>> split(String text) {
        return new Words().scan(text);
    }

    /** A text as a part of a name or a reason: on one line, and not without end. */
    static String shown(String text) {
        String line = ShellWords.onOneLine(text);
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN - CUT.length()) + CUT;
    }

    /** A text that {@link #split} makes the same words of. */
    static String joined(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(text.isEmpty() ? "'" : " '").append(word.replace("'", "'\\''")).append('\'');
        }
        return text.toString();
    }

    private Optional<List<String>> scan(String text) {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                add(text.charAt(++i));
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                endWord();
            } else {
                add(c);
            }
        }
        endWord();
        return quote == 0 ? Optional.of(words) : Optional.empty();
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
