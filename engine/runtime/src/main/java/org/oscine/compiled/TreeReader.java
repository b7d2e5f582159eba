package org.oscine.compiled;

import java.util.ArrayList;
import java.util.List;
import org.oscine.diagnostic.Span;
import org.oscine.document.Document;
import org.oscine.document.Node;

/** Reads what {@link TreeWriter} wrote. Every node stands at the beginning of the file. */
final class TreeReader {
    private static final Node.ScalarType[] TYPES = Node.ScalarType.values();

    private final Cursor in;
    private final String[] texts;

    TreeReader(Cursor in) {
        this.in = in;
        this.texts = new String[in.count()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = in.text();
        }
    }

    Document read() {
        String file = text();
        return new Document(file, node());
    }

    private Node node() {
        int kind = in.small();
        return switch (kind) {
            case TreeWriter.SCALAR -> scalar();
            case TreeWriter.SEQUENCE -> sequence();
            case TreeWriter.MAPPING -> mapping();
            default -> throw new IndexOutOfBoundsException("node of kind " + kind);
        };
    }

    private Node.Scalar scalar() {
        Node.ScalarType type = TYPES[in.small()];
        return new Node.Scalar(text(), type, Span.START);
    }

    private Node sequence() {
        int size = in.count();
        List<Node> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(node());
        }
        return new Node.Sequence(items, Span.START);
    }

    private Node mapping() {
        int size = in.count();
        List<Node.Entry> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Node.Scalar key = scalar();
            entries.add(new Node.Entry(key, node()));
        }
        return new Node.Mapping(entries, Span.START);
    }

    private String text() {
        return texts[in.small()];
    }
}
