package org.oscine.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Span;
import org.oscine.document.Document;
import org.oscine.document.Node;

/** The lines of a file, counted from 0, and which of them belong to a text of several lines. */
final class Lines {
    private final List<String> lines;
    private final Document document;
    /** Lines whose blanks may be part of a text. */
    private final Set<Integer> kept = new HashSet<>();

    private Lines(List<String> lines, Document document) {
        this.lines = lines;
        this.document = document;
    }

    static Lines of(String text, Document document) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Lines lines = new Lines(plain.lines().toList(), document);
        lines.keep(document.root());
        return lines;
    }

    /** A key that a question mark begins, or that is nothing: such entries cannot be taken apart by lines. */
    Optional<Diagnostic> explicitKey() {
        return explicitKey(document.root());
    }

    private Optional<Diagnostic> explicitKey(Node node) {
        List<Node> below = new ArrayList<>();
        switch (node) {
            case Node.Scalar scalar -> { }
            case Node.Sequence sequence -> below.addAll(sequence.items());
            case Node.Mapping mapping -> {
                for (Node.Entry entry : mapping.entries()) {
                    if (isExplicit(entry.key())) {
                        return Optional.of(Diagnostic.error("explicit-key", document.file(), entry.key().span(),
                                "a key that a '?' begins", "write KEY: VALUE"));
                    }
                    below.add(entry.value());
                }
            }
        }
        return below.stream().map(this::explicitKey).flatMap(Optional::stream).findFirst();
    }

    private boolean isExplicit(Node.Scalar key) {
        if (key.text().isEmpty() && key.type() == Node.ScalarType.NULL || key.span().line() > lines.size()) {
            return true;
        }
        String line = line(key.span().line() - 1);
        int offset = Math.min(key.span().column() - 1, line.codePointCount(0, line.length()));
        String before = line.substring(0, line.offsetByCodePoints(0, offset)).stripTrailing();
        String above = key.span().line() > 1 ? line(key.span().line() - 2).strip() : "";
        return before.endsWith("?") || before.isEmpty() && above.matches("([-?] +)*\\?");
    }

    int count() {
        return lines.size();
    }

    /** A line by its number, from 0. A text at the very end that has no lines of its own begins after the last one. */
    String line(int number) {
        return number < lines.size() ? lines.get(number) : "";
    }

    /** Whether blanks at the end of a line, and the line if it has nothing else, may be part of a text. */
    boolean isKept(int number) {
        return kept.contains(number);
    }

    boolean isBlank(int number) {
        return !isKept(number) && Blanks.only(line(number));
    }

    boolean isComment(int number) {
        return !isKept(number) && Blanks.withoutFirst(line(number)).startsWith("#");
    }

    /** How many blanks a line begins with. */
    int indent(int number) {
        String line = line(number);
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /** The first character of a stretch; a line break where there is none. */
    char at(Span span) {
        if (span.line() > lines.size()) {
            return '\n';
        }
        String line = line(span.line() - 1);
        int offset = Math.min(span.column() - 1, line.codePointCount(0, line.length()));
        int at = line.offsetByCodePoints(0, offset);
        return at < line.length() ? line.charAt(at) : '\n';
    }

    /** Whether a scalar is a literal or folded block. */
    boolean isBlockText(Node.Scalar scalar) {
        return "|>".indexOf(at(scalar.span())) >= 0;
    }

    /** The line behind the last one of a node, comments behind it left out. */
    int end(Node node, int keyLine, int column) {
        return switch (node) {
            case Node.Scalar scalar when isBlockText(scalar) -> endOfBlockText(keyLine, column);
            case Node.Scalar scalar -> Math.max(keyLine + 1, scalar.span().endLine());
            case Node.Mapping mapping when Order.isBlock(mapping, this) -> {
                Node.Entry last = mapping.entries().getLast();
                yield end(last.value(), last.key().span().line() - 1, last.key().span().column() - 1);
            }
            case Node.Sequence sequence when Order.isBlock(sequence, this) -> {
                Node last = sequence.items().getLast();
                yield end(last, last.span().line() - 1, sequence.span().column() - 1);
            }
            case Node.Mapping flow -> flow.span().endLine();
            case Node.Sequence flow -> flow.span().endLine();
        };
    }

    private int endOfBlockText(int keyLine, int column) {
        boolean keepsEmptyLines = line(keyLine).split(" #", 2)[0].stripTrailing().matches(".*[|>][0-9]?[+][0-9]?");
        int content = contentIndent(keyLine);
        int end = keyLine + 1;
        for (int i = keyLine + 1; i < lines.size() && belongsToText(i, column, content); i++) {
            end = Blanks.only(line(i)) && !keepsEmptyLines ? end : i + 1;
        }
        return end;
    }

    /** A comment that is indented less than the text ends it. */
    private boolean belongsToText(int number, int column, int content) {
        return Blanks.only(line(number)) || indent(number) > column && indent(number) >= content;
    }

    /** How far the text below a line is indented. */
    int contentIndent(int keyLine) {
        for (int i = keyLine + 1; i < lines.size(); i++) {
            if (!Blanks.only(line(i))) {
                return indent(i);
            }
        }
        return 0;
    }

    private void keep(Node node) {
        switch (node) {
            case Node.Scalar scalar -> keepText(scalar);
            case Node.Sequence sequence -> sequence.items().forEach(this::keep);
            case Node.Mapping mapping -> mapping.entries().forEach(entry -> {
                keepText(entry.key());
                keep(entry.value());
            });
        }
    }

    private void keepText(Node.Scalar scalar) {
        Span span = scalar.span();
        int end = isBlockText(scalar) ? endOfBlockText(span.line() - 1, indent(span.line() - 1)) : span.endLine();
        for (int i = span.line(); i < end; i++) {
            kept.add(i);
        }
    }
}
