package org.oscine.graph;

import java.util.ArrayList;
import java.util.List;

/** The elements of a drawing. Widths of texts are estimates for common fonts; what is too long is shortened. */
final class Canvas {
    private static final String STYLE = """
            text { font-family: "DejaVu Sans", Verdana, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1d2733; }
            .title { font-size: 26px; font-weight: bold; }
            .summary { font-size: 13px; fill: #4a5866; }
            .state { font-size: 16px; font-weight: bold; }
            .heading { font-size: 12px; font-weight: bold; fill: #5b6b7d; }
            .name { font-size: 13px; font-weight: bold; }
            .aside { font-size: 11px; fill: #6a4b8a; }
            .mono { font-size: 12px; font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; }
            .code { font-size: 11px; fill: #4a5866; }
            .edge { font-size: 12px; fill: #33404d; }
            .calm { fill: #e9edf2; stroke: #5b6b7d; }
            .busy { fill: #fff8e8; stroke: #b98518; }
            .good { fill: #e8f5ec; stroke: #2c7a4b; }
            .bad { fill: #fbe5e3; stroke: #b3382c; }
            .arrow { fill: none; stroke: #33404d; stroke-width: 1.6; }
            """;

    private static final String ELLIPSIS = "\u2026";

    private final StringBuilder body = new StringBuilder();

    void box(int x, int y, int width, int height, int radius, String style) {
        body.append("  <rect x=\"").append(x).append("\" y=\"").append(y).append("\" width=\"").append(width)
                .append("\" height=\"").append(height).append("\" rx=\"").append(radius).append("\" class=\"")
                .append(style).append("\" stroke-width=\"1.6\"/>\n");
    }

    /** A path that begins at a point; the rest is SVG's own, in capitals, and ends in the head of an arrow. */
    void arrow(int x, int y, String path) {
        body.append("  <path d=\"M").append(x).append(' ').append(y).append(' ').append(path)
                .append("\" class=\"arrow\" marker-end=\"url(#head)\"/>\n");
    }

    void centered(int x, int y, String style, String text) {
        element(x, y, style, "middle", text, text);
    }

    void text(int x, int y, String style, String text, int room) {
        element(x, y, style, "start", shortened(text, room, width(style)), text);
    }

    void right(int x, int y, String style, String text, int room) {
        element(x, y, style, "end", shortened(text, room, width(style)), text);
    }

    /** How wide a text is likely to be. */
    static double width(String text, String style) {
        return text.length() * width(style);
    }

    private static double width(String style) {
        return switch (style) {
            case "title" -> 18;
            case "state" -> 11;
            case "name" -> 9;
            case "summary" -> 7.6;
            case "mono" -> 7.23;
            case "aside" -> 6.6;
            default -> 7.1;
        };
    }

    private static String shortened(String text, int room, double width) {
        String line = text.replaceAll("\\s+", " ");
        int fits = (int) (room / width);
        return line.length() <= fits ? line : line.substring(0, Math.max(1, fits - 1)) + ELLIPSIS;
    }

    /** A text over several rows, broken at blanks where there are any. */
    static List<String> wrapped(String text, String style, int room, int most) {
        List<String> rows = new ArrayList<>();
        String left = text.replaceAll("\\s+", " ").strip();
        int fits = (int) (room / width(style));
        while (left.length() > fits && rows.size() < most - 1) {
            int blank = left.lastIndexOf(' ', fits);
            int end = blank <= 0 ? fits : blank;
            rows.add(left.substring(0, end));
            left = left.substring(end).strip();
        }
        rows.add(left);
        return rows;
    }

    private void element(int x, int y, String style, String anchor, String shown, String whole) {
        if (shown.isEmpty()) {
            return;
        }
        body.append("  <text x=\"").append(x).append("\" y=\"").append(y).append("\" class=\"").append(style)
                .append("\" text-anchor=\"").append(anchor).append("\">");
        if (!shown.equals(whole)) {
            body.append("<title>").append(escaped(whole)).append("</title>");
        }
        body.append(escaped(shown)).append("</text>\n");
    }

    String document(int width, int height, String description) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width
                + "\" height=\"" + height + "\" role=\"img\">\n"
                + "  <title>" + escaped(description) + "</title>\n"
                + "  <style>\n" + STYLE.indent(4) + "  </style>\n"
                + "  <defs>\n    <marker id=\"head\" viewBox=\"0 0 10 10\" refX=\"8\" refY=\"5\" markerWidth=\"8\""
                + " markerHeight=\"8\" orient=\"auto\">\n      <path d=\"M0 0 L10 5 L0 10 z\" fill=\"#33404d\"/>\n"
                + "    </marker>\n  </defs>\n"
                + "  <rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n"
                + body + "</svg>\n";
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(character) ? character : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** What XML 1.0 has as characters. */
    private static boolean isAllowed(int character) {
        return character == '\t' || character == '\n' || character == '\r'
                || character >= 0x20 && character <= 0xD7FF || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
