package org.oscine.manual;

/** The marks of Markdown inside a line: {@code `code`}, {@code **strong**}, {@code *stress*} and links. */
final class Inline {
    private static final String BOLD = "\\fB";
    private static final String ITALIC = "\\fI";
    private static final String ROMAN = "\\fR";

    /** What a backslash before it makes an ordinary letter. */
    private static final String MARKS = "\\`*[|";

    private final String text;
    private final StringBuilder roff = new StringBuilder();
    private int at;

    Inline(String text) {
        this.text = text;
    }

    /** A text in which nothing is a mark. */
    static String literal(String text) {
        StringBuilder marked = new StringBuilder();
        for (char letter : text.toCharArray()) {
            marked.append(MARKS.indexOf(letter) >= 0 ? "\\" : "").append(letter);
        }
        return marked.toString();
    }

    /** The line without its marks. */
    static String plain(String markdown) {
        return markdown.replaceAll("\\[([^\\]]*)]\\(([^)]*)\\)", "$1").replaceAll("[`*]", "").replace("\\|", "|");
    }

    /** The line with roff's fonts instead. */
    String roff() {
        while (at < text.length()) {
            boolean taken = text.startsWith("`", at) && span("`", BOLD)
                    || text.startsWith("**", at) && span("**", BOLD)
                    || text.startsWith("*", at) && span("*", ITALIC)
                    || text.startsWith("[", at) && link();
            if (!taken) {
                letter();
            }
        }
        return roff.toString();
    }

    private boolean span(String mark, String font) {
        int begin = at + mark.length();
        int end = text.indexOf(mark, begin);
        while (end > 0 && !mark.equals("`") && text.charAt(end - 1) == '\\') {
            end = text.indexOf(mark, end + 1);
        }
        if (end <= begin) {
            return false;
        }
        String inner = text.substring(begin, end);
        roff.append(font).append(mark.equals("`") ? Roff.escape(inner) : new Inline(inner).roff()).append(ROMAN);
        at = end + mark.length();
        return true;
    }

    private boolean link() {
        int middle = text.indexOf("](", at);
        int end = middle < 0 ? -1 : text.indexOf(')', middle);
        if (end < 0 || text.substring(at + 1, middle).indexOf('[') >= 0) {
            return false;
        }
        roff.append(new Inline(text.substring(at + 1, middle)).roff());
        at = end + 1;
        return true;
    }

    private void letter() {
        boolean escaped = text.charAt(at) == '\\' && at + 1 < text.length() && MARKS.indexOf(text.charAt(at + 1)) >= 0;
        at += escaped ? 1 : 0;
        int letter = text.codePointAt(at);
        roff.append(Roff.escape(Character.toString(letter)));
        at += Character.charCount(letter);
    }
}
