package org.oscine.draft;

/** What of a text that somebody else wrote can stand in a file as it is. */
public final class Plain {
    private Plain() {}

    /** Whether a character can stand in a file of YAML, and looks like what it is. */
    static boolean isPrintable(char character) {
        boolean control = Character.isISOControl(character);
        boolean breaks = character == 0x2028 || character == 0x2029;
        boolean none = character == 0xFEFF || character >= 0xFFFD;
        return !control && !breaks && !none;
    }

    /** Whether a text of several lines can be written line by line. */
    static boolean isBlock(String text) {
        for (char character : text.toCharArray()) {
            if (character != '\n' && !isPrintable(character)) {
                return false;
            }
        }
        return whole(text).equals(text);
    }

    /** A text with a question mark for each half of a character, which no file can hold. */
    static String whole(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints().forEach(character -> {
            boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
            whole.appendCodePoint(half ? '?' : character);
        });
        return whole.toString();
    }

    /** A comment that is one line, and speaks to nobody but people. */
    public static String comment(String text) {
        StringBuilder comment = new StringBuilder();
        for (char character : whole(text).toCharArray()) {
            comment.append(isPrintable(character) ? character : ' ');
        }
        return comment.toString().replace("oscine:", "oscine :");
    }

    /** A text on one line, with single blanks; empty where nothing can be seen of it. */
    static String line(String text) {
        return whole(text).replaceAll("[\\s\\p{Z}\\p{Cntrl}\\p{Cf}\u0085\uFFFD-\uFFFF]+", " ").strip();
    }

    /** A name for an entry; the other one where a text is none. */
    static String name(String text, String otherwise) {
        String name = line(text);
        return name.isEmpty() ? otherwise : name;
    }
}
