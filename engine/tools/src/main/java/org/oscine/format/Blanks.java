package org.oscine.format;

/** Blanks as YAML has them, spaces and tabs: whatever else looks blank is part of a text or of a comment. */
final class Blanks {
    private Blanks() {}

    static boolean only(String line) {
        return withoutLast(line).isEmpty();
    }

    static String withoutFirst(String line) {
        int from = 0;
        while (from < line.length() && is(line.charAt(from))) {
            from++;
        }
        return line.substring(from);
    }

    static String withoutLast(String line) {
        int to = line.length();
        while (to > 0 && is(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(0, to);
    }

    private static boolean is(char character) {
        return character == ' ' || character == '\t';
    }
}
