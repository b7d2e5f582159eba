package org.oscine.conform.report;

/** Text as XML and HTML take it. */
final class Escaped {
    private Escaped() {}

    /** With the five characters escaped that mean something, and without those that XML does not allow at all. */
    static String xml(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(character) ? character : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int character) {
        return character == '\n' || character == '\t' || character == '\r'
                || character >= ' ' && character != 0xFFFE && character != 0xFFFF && (character < 0xD800 || character > 0xDFFF);
    }
}
