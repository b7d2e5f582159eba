package org.oscine.compiled;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.oscine.diagnostic.Span;
import org.oscine.document.Document;
import org.oscine.document.Node;

/** Reads what {@link TreeWriter} wrote. */
final class TreeReader {
    private static final Node.ScalarType[] TYPES = Node.ScalarType.values();

    private final DataInputStream in;
    private final String[] texts;

    TreeReader(DataInputStream in) throws IOException {
        this.in = in;
        this.texts = new String[in.readInt()];
        for (int i = 0; i < texts.length; i++) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            texts[i] = new String(bytes, StandardCharsets.UTF_8);
        }
    }

    Document read() throws IOException {
        String file = text();
        return new Document(file, node());
    }

    private Node node() throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case TreeWriter.SCALAR -> scalar();
            case TreeWriter.SEQUENCE -> sequence();
            case TreeWriter.MAPPING -> mapping();
            default -> throw new StreamCorruptedException("node of kind " + kind);
        };
    }

    private Node.Scalar scalar() throws IOException {
        Node.ScalarType type = TYPES[in.readByte()];
        String text = text();
        return new Node.Scalar(text, type, span());
    }

    private Node sequence() throws IOException {
        Span span = span();
        int size = in.readInt();
        List<Node> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(node());
        }
        return new Node.Sequence(items, span);
    }

    private Node mapping() throws IOException {
        Span span = span();
        int size = in.readInt();
        List<Node.Entry> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Node.Scalar key = scalar();
            entries.add(new Node.Entry(key, node()));
        }
        return new Node.Mapping(entries, span);
    }

    private String text() throws IOException {
        return texts[in.readInt()];
    }

    private Span span() throws IOException {
        int line = in.readInt();
        int column = in.readInt();
        int endLine = in.readInt();
        return new Span(line, column, endLine, in.readInt());
    }
}
