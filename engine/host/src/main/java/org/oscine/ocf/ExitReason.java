package org.oscine.ocf;

/**
 * The line on standard error by which an agent tells Pacemaker why it failed. Pacemaker keeps the last such line
 * and the first 128 bytes of it.
 */
public final class ExitReason {
    /** What begins the line where OCF_EXIT_REASON_PREFIX does not say otherwise. */
    public static final String PREFIX = "ocf-exit-reason:";

    private static final int LONGEST = 128;
    private static final String ELLIPSIS = "...";

    private ExitReason() {}

    /**
     * The line, without its end.
     *
     * @param prefix OCF_EXIT_REASON_PREFIX; empty where it is not set
     */
    public static String line(String prefix, String reason) {
        return (prefix.isEmpty() ? PREFIX : prefix) + fit(reason);
    }

    /** A reason on one line, at most 128 bytes of UTF-8 long, cut between characters. */
    static String fit(String reason) {
        String line = printable(reason);
        if (cut(line, LONGEST) == line.length()) {
            return line;
        }
        return line.substring(0, cut(line, LONGEST - ELLIPSIS.length())).stripTrailing() + ELLIPSIS;
    }

    /** A text as one line, without control characters: no terminal and no log takes it for more. */
    public static String printable(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean control = Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
            line.append(control ? ' ' : character);
        }
        return line.toString().strip();
    }

    /** How many chars of a text fit into so many bytes. */
    private static int cut(String text, int bytes) {
        int at = 0;
        int left = bytes;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            left -= character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (left < 0) {
                return at;
            }
            at += Character.charCount(character);
        }
        return at;
    }
}
