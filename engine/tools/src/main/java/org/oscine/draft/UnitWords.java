package org.oscine.draft;

import java.util.ArrayList;
import java.util.List;

/** Splits a text of a unit into words, with quotes and C escapes as systemd.syntax(7) has them. */
final class UnitWords {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private int at;

    private UnitWords(String text) {
        this.text = text;
    }

    static List<String> split(String text) {
        UnitWords splitter = new UnitWords(text);
        splitter.run();
        return splitter.words;
    }

    private void run() {
        StringBuilder word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '\\' && at + 1 < text.length()) {
                word.append(escape());
                open = true;
            } else if (quote != 0 && character == quote) {
                quote = 0;
            } else if (quote == 0 && (character == '"' || character == '\'')) {
                quote = character;
                open = true;
            } else if (quote == 0 && Character.isWhitespace(character)) {
                if (open) {
                    words.add(word.toString());
                }
                word.setLength(0);
                open = false;
            } else {
                word.append(character);
                open = true;
            }
        }
        if (open) {
            words.add(word.toString());
        }
    }

    private char escape() {
        char next = text.charAt(++at);
        return switch (next) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 's' -> ' ';
            case 'x' -> hex();
            default -> next;
        };
    }

    private char hex() {
        try {
            char character = (char) Integer.parseInt(text.substring(at + 1, at + 3), 16);
            at += 2;
            return character;
        } catch (RuntimeException notHexadecimal) {
            return 'x';
        }
    }
}
