package org.oscine.host;

import java.util.List;

/** Words as a shell would take them, on one line; ends of lines within a word are only shown. */
public final class ShellWords {
    private static final String PLAIN = "-_./:=@%+,";

    private ShellWords() {}

    /** A command. */
    public static String of(List<String> argv) {
        StringBuilder line = new StringBuilder();
        for (String word : argv) {
            line.append(line.isEmpty() ? "" : " ").append(of(word));
        }
        return line.toString();
    }

    /** One word. */
    public static String of(String word) {
        return isPlain(word) ? word : "'" + onOneLine(word).replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter >= 128 || !Character.isLetterOrDigit(letter) && PLAIN.indexOf(letter) < 0) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /** A text whose lines have their ends written out. */
    public static String onOneLine(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }
}
