package org.oscine.compiled;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oscine.diagnostic.Span;
import org.oscine.document.Document;
import org.oscine.document.Node;

/** Writes the texts of a document, each once, and then its tree. {@link TreeReader} reads it back. */
final class TreeWriter {
    static final int SCALAR = 1;
    static final int SEQUENCE = 2;
    static final int MAPPING = 3;

    private final Map<String, Integer> texts = new LinkedHashMap<>();

    void write(Document document, DataOutputStream out) throws IOException {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        DataOutputStream nodes = new DataOutputStream(tree);
        text(document.file(), nodes);
        node(document.root(), nodes);
        out.writeInt(texts.size());
        for (String text : texts.keySet()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        tree.writeTo(out);
    }

    private void node(Node node, DataOutputStream out) throws IOException {
        switch (node) {
            case Node.Scalar scalar -> {
                out.writeByte(SCALAR);
                scalar(scalar, out);
            }
            case Node.Sequence sequence -> {
                out.writeByte(SEQUENCE);
                span(sequence.span(), out);
                out.writeInt(sequence.items().size());
                for (Node item : sequence.items()) {
                    node(item, out);
                }
            }
            case Node.Mapping mapping -> {
                out.writeByte(MAPPING);
                span(mapping.span(), out);
                out.writeInt(mapping.entries().size());
                for (Node.Entry entry : mapping.entries()) {
                    scalar(entry.key(), out);
                    node(entry.value(), out);
                }
            }
        }
    }

    private void scalar(Node.Scalar scalar, DataOutputStream out) throws IOException {
        out.writeByte(scalar.type().ordinal());
        text(scalar.text(), out);
        span(scalar.span(), out);
    }

    private void text(String text, DataOutputStream out) throws IOException {
        Integer number = texts.get(text);
        if (number == null) {
            number = texts.size();
            texts.put(text, number);
        }
        out.writeInt(number);
    }

    private static void span(Span span, DataOutputStream out) throws IOException {
        out.writeInt(span.line());
        out.writeInt(span.column());
        out.writeInt(span.endLine());
        out.writeInt(span.endColumn());
    }
}
