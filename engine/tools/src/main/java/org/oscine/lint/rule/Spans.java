package org.oscine.lint.rule;

import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Span;
import org.oscine.document.Document;
import org.oscine.document.Node;

/** Finds the stretch of the file that belongs to a path in the tree. */
final class Spans {
    private final Node root;

    Spans(Document document) {
        this.root = document.root();
    }

    /** The key at the end of the path; the nearest around it where there is none. */
    Span key(String... path) {
        return find(List.of(path)).key();
    }

    Span key(Place place) {
        return find(place.path()).key();
    }

    /** The value at the end of the path; the nearest around it where there is none. */
    Span value(String... path) {
        return find(List.of(path)).value();
    }

    Span value(Place place) {
        return find(place.path()).value();
    }

    /** Whether the file says something under the path. */
    boolean has(String... path) {
        Optional<Node> node = Optional.of(root);
        for (String step : path) {
            node = node.flatMap(it -> it instanceof Node.Mapping mapping ? mapping.get(step) : Optional.empty());
        }
        return node.isPresent();
    }

    private record Found(Span key, Span value) {}

    private Found find(List<String> path) {
        Node node = root;
        Found found = new Found(Span.START, Span.START);
        for (String step : path) {
            switch (node) {
                case Node.Mapping mapping -> {
                    for (Node.Entry entry : mapping.entries()) {
                        if (entry.key().text().equals(step)) {
                            found = new Found(entry.key().span(), entry.value().span());
                            node = entry.value();
                        }
                    }
                }
                case Node.Sequence sequence -> {
                    node = sequence.items().get(Integer.parseInt(step));
                    found = new Found(node.span(), node.span());
                }
                case Node.Scalar scalar -> { } // a text where a list may stand: its only item
            }
        }
        return found;
    }
}
