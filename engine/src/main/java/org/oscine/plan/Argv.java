package org.oscine.plan;

import java.util.List;

/** An argv as a shell would take it, so that it can be copied and tried. */
final class Argv {
    private static final String PLAIN = "-_./:=@%+,";

    private Argv() {}

    static String quoted(List<String> argv) {
        StringBuilder line = new StringBuilder();
        for (String word : argv) {
            line.append(line.isEmpty() ? "" : " ").append(quoted(word));
        }
        return line.toString();
    }

    static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.chars()
                .allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
        return plain ? word : "'" + escaped(word).replace("'", "'\\''") + "'";
    }

    /** A text on one line. */
    static String escaped(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }
}
