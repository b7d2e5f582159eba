package org.oscine.yaml;

import java.util.List;
import org.oscine.diagnostic.Span;

/** The lines of a file, looked at to explain why it cannot be read. Lines and columns count from 1. */
final class MarkedText {
    private final List<String> lines;

    MarkedText(String text) {
        this.lines = text.lines().toList();
    }

    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** The character at a place, or a line break where there is none. */
    char at(int line, int column) {
        String text = line(line);
        int offset = offset(text, column);
        return offset >= 0 && offset < text.length() ? text.charAt(offset) : '\n';
    }

    /** What stands before a place in its line, without blanks at its end. */
    String before(int line, int column) {
        String text = line(line);
        return text.substring(0, Math.clamp(offset(text, column), 0, text.length())).stripTrailing();
    }

    /** The run of characters around a place that was meant as one value between braces or brackets. */
    Span valueAround(int line, int column) {
        String text = line(line);
        int start = offset(text, column);
        while (start > 0 && " \t,[{".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        int end = offset(text, column);
        int open = 0;
        while (end < text.length() && (open > 0 || " \t,]}".indexOf(text.charAt(end)) < 0)) {
            open += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
            end++;
        }
        return new Span(line, column(text, start), line, column(text, end));
    }

    String text(Span span) {
        String text = line(span.line());
        return text.substring(offset(text, span.column()), offset(text, span.endColumn()));
    }

    private static int offset(String text, int column) {
        int characters = text.codePointCount(0, text.length());
        return column - 1 > characters ? text.length() : text.offsetByCodePoints(0, Math.max(0, column - 1));
    }

    private static int column(String text, int offset) {
        return text.codePointCount(0, offset) + 1;
    }
}
