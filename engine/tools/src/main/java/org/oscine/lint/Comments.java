package org.oscine.lint;

import java.util.ArrayList;
import java.util.List;
import org.oscine.diagnostic.Span;
import org.oscine.document.Comment;
import org.oscine.document.Document;
import org.oscine.document.Node;

/** Finds the comments that speak to lint, {@code # oscine: ...}, and not what only looks like one within a text. */
final class Comments {
    private static final String MARK = "oscine:";

    private Comments() {}

    /** In the order of the file. */
    static List<Comment> of(Document document, String text) {
        List<Comment> comments = new ArrayList<>();
        if (!text.contains(MARK)) {
            return comments;
        }
        List<Span> texts = new ArrayList<>();
        addTexts(document.root(), texts);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
                if (speaks(line, at)) {
                    add(line, at, number, texts, comments);
                }
            }
        }
        return comments;
    }

    private static boolean speaks(String line, int at) {
        boolean begins = at == 0 || Character.isWhitespace(line.charAt(at - 1));
        return begins && line.substring(at + 1).stripLeading().startsWith(MARK);
    }

    private static void add(String line, int at, int number, List<Span> texts, List<Comment> comments) {
        int column = line.codePointCount(0, at) + 1;
        boolean within = texts.stream().anyMatch(span -> contains(span, number, column));
        if (!within) {
            String said = line.substring(at + 1).stripTrailing();
            int end = column + 1 + said.codePointCount(0, said.length());
            comments.add(new Comment(new Span(number, column, number, end), said, line.substring(0, at).isBlank()));
        }
    }

    private static boolean contains(Span span, int line, int column) {
        boolean begun = span.line() < line || span.line() == line && span.column() <= column;
        return begun && (line < span.endLine() || line == span.endLine() && column < span.endColumn());
    }

    private static void addTexts(Node node, List<Span> texts) {
        switch (node) {
            case Node.Scalar scalar -> texts.add(scalar.span());
            case Node.Sequence sequence -> sequence.items().forEach(item -> addTexts(item, texts));
            case Node.Mapping mapping -> mapping.entries().forEach(entry -> {
                addTexts(entry.key(), texts);
                addTexts(entry.value(), texts);
            });
        }
    }
}
