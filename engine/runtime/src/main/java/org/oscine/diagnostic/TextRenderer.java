package org.oscine.diagnostic;

import java.util.List;

/** Shows diagnostics to a person: a headline, the line of the file, carets under the place, and what to do. */
public final class TextRenderer {
    private static final String INDENT = "  ";
    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[1;33m";
    private static final String CYAN = "\u001b[36m";

    private final boolean colour;

    /** @param colour whether to use ANSI colours */
    public TextRenderer(boolean colour) {
        this.colour = colour;
    }

    /**
     * All diagnostics of one file, with an empty line between them.
     *
     * @param source the text of the file; empty where it could not be read
     */
    public String render(List<Diagnostic> diagnostics, String source) {
        List<String> lines = source.isEmpty() ? List.of() : source.lines().toList();
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            if (!out.isEmpty()) {
                out.append('\n');
            }
            append(diagnostic, lines, out);
        }
        return out.toString();
    }

    private void append(Diagnostic diagnostic, List<String> lines, StringBuilder out) {
        out.append(headline(diagnostic)).append('\n');
        Span span = diagnostic.span();
        if (span.line() >= 1 && span.line() <= lines.size()) {
            String line = withoutByteOrderMark(lines.get(span.line() - 1), span.line());
            out.append(INDENT).append(printable(line)).append('\n');
            String carets = carets(line, span);
            out.append(INDENT).append(padding(line, span.column() - 1));
            out.append(painted(carets, colourOf(diagnostic.severity()))).append('\n');
        }
        if (!diagnostic.help().isEmpty()) {
            out.append(painted("help:", CYAN)).append(' ').append(printable(diagnostic.help())).append('\n');
        }
    }

    private String headline(Diagnostic diagnostic) {
        if (!colour) {
            return printable(diagnostic.headline());
        }
        Span span = diagnostic.span();
        String place = diagnostic.file() + ":" + span.line() + ":" + span.column() + ":";
        String rule = diagnostic.severity().word() + "[" + diagnostic.rule() + "]:";
        return painted(printable(place), BOLD) + " " + painted(rule, colourOf(diagnostic.severity())) + " "
                + printable(diagnostic.summary());
    }

    private static String colourOf(Severity severity) {
        return switch (severity) {
            case ERROR -> RED;
            case WARNING -> YELLOW;
        };
    }

    private String painted(String text, String paint) {
        return colour ? paint + text + RESET : text;
    }

    /** Blanks as wide as the beginning of the line: a tab is as wide as the tab above it. */
    private static String padding(String line, int characters) {
        StringBuilder padding = new StringBuilder();
        int offset = 0;
        for (int i = 0; i < characters; i++) {
            boolean tab = offset < line.length() && line.charAt(offset) == '\t';
            padding.append(tab ? '\t' : ' ');
            offset += offset < line.length() ? Character.charCount(line.codePointAt(offset)) : 0;
        }
        return padding.toString();
    }

    private static String carets(String line, Span span) {
        int lineEnd = line.codePointCount(0, line.length()) + 1;
        int end = span.endLine() > span.line() ? lineEnd : span.endColumn();
        return "^".repeat(Math.max(1, end - span.column()));
    }

    private static String withoutByteOrderMark(String line, int number) {
        return number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    /** A file must not speak to the terminal. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            printable.append(Character.isISOControl(c) && c != '\t' ? '\uFFFD' : c);
        }
        return printable.toString();
    }
}
