package org.oscine.lint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Span;
import org.oscine.document.Comment;
import org.oscine.document.Document;
import org.oscine.document.Node;

/**
 * A comment by which an author accepts what rules find: {@code # oscine: allow RULE, RULE: why}. It stands at the end of
 * a line or above it, and holds for the line and for the whole entry that begins there.
 *
 * @param span the place of the comment
 * @param word the word behind {@code oscine:}, which ought to be {@code allow}
 * @param rules the names of rules as they are written
 * @param reason why; empty if that is not said
 * @param first the first line that it holds for
 * @param last the last one
 */
record Allow(Span span, String word, List<String> rules, String reason, int first, int last) {
    static final String PREFIX = "oscine:";
    static final String WORD = "allow";

    Allow {
        rules = List.copyOf(rules);
    }

    /** All comments of a file that speak to lint. */
    static List<Allow> in(Document document, List<Comment> comments) {
        List<Allow> allows = new ArrayList<>();
        for (Comment comment : comments) {
            String text = comment.text().strip();
            if (text.startsWith(PREFIX)) {
                allows.add(of(comment.span(), text.substring(PREFIX.length()).strip(), meant(comment, document), document));
            }
        }
        return allows;
    }

    private static Allow of(Span span, String text, int line, Document document) {
        int colon = text.indexOf(':');
        String said = colon < 0 ? text : text.substring(0, colon);
        List<String> words = new ArrayList<>(List.of(said.strip().split("[\\s,]+")));
        String word = words.removeFirst();
        return new Allow(span, word, words, colon < 0 ? "" : text.substring(colon + 1).strip(), line,
                entryAt(line, document.root()).map(it -> end(it, line)).orElse(line));
    }

    /** Whether it speaks of findings at all, and says of which. */
    boolean isUnderstood() {
        return word.equals(WORD) && !rules.isEmpty();
    }

    boolean covers(Diagnostic finding) {
        return finding.span().line() >= first && finding.span().line() <= last;
    }

    /** Its own line; of a comment with nothing else on its line, that of the next thing which is no comment. */
    private static int meant(Comment comment, Document document) {
        int line = comment.span().line();
        return comment.alone() ? next(line, document.root()).orElse(line) : line;
    }

    private static Optional<Integer> next(int line, Node node) {
        if (node.span().line() > line) {
            return Optional.of(node.span().line());
        }
        return switch (node) {
            case Node.Scalar scalar -> Optional.empty();
            case Node.Sequence sequence -> first(line, sequence.items());
            case Node.Mapping mapping -> first(line, mapping.entries().stream()
                    .<Node>mapMulti((entry, out) -> {
                        out.accept(entry.key());
                        out.accept(entry.value());
                    }).toList());
        };
    }

    private static Optional<Integer> first(int line, List<Node> nodes) {
        for (Node node : nodes) {
            Optional<Integer> found = next(line, node);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The outermost entry whose key stands on a line. */
    private static Optional<Node.Entry> entryAt(int line, Node node) {
        return switch (node) {
            case Node.Scalar scalar -> Optional.empty();
            case Node.Sequence sequence -> sequence.items().stream()
                    .map(item -> entryAt(line, item)).flatMap(Optional::stream).findFirst();
            case Node.Mapping mapping -> mapping.entries().stream()
                    .map(entry -> entry.key().span().line() == line
                            ? Optional.of(entry) : entryAt(line, entry.value()))
                    .flatMap(Optional::stream).findFirst();
        };
    }

    /** A block of text ends where the next line begins. */
    private static int end(Node.Entry entry, int line) {
        Span value = entry.value().span();
        return Math.max(line, value.endColumn() == 1 ? value.endLine() - 1 : value.endLine());
    }
}
