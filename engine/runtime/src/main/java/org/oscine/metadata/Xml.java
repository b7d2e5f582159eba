package org.oscine.metadata;

/** Writes XML. The JDK's writers bring a hundred classes, which an agent called every few seconds cannot afford. */
final class Xml {
    private final StringBuilder out = new StringBuilder(4096);

    /** A line as it stands. */
    void line(String line) {
        out.append(line).append('\n');
    }

    /** A start tag; the attributes are names and values in turn. */
    void open(String element, String... attributes) {
        tag(element, attributes);
        out.append(">\n");
    }

    void close(String element) {
        out.append("</").append(element).append(">\n");
    }

    void empty(String element, String... attributes) {
        tag(element, attributes);
        out.append("/>\n");
    }

    /** An element that holds nothing but text. */
    void text(String element, String text, String... attributes) {
        tag(element, attributes);
        out.append('>');
        escape(text, false);
        close(element);
    }

    private void tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1], true);
            out.append('"');
        }
    }

    private void escape(String text, boolean attribute) {
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\n', '\t' -> white((char) character, attribute);
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(allowed(character) ? character : '\uFFFD');
            }
        }
    }

    /** A parser would turn a bare line end in an attribute into a blank. */
    private void white(char character, boolean attribute) {
        if (attribute) {
            out.append("&#").append((int) character).append(';');
        } else {
            out.append(character);
        }
    }

    /** XML 1.0, production Char. */
    private static boolean allowed(int character) {
        return character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
