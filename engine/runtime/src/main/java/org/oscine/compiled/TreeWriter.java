package org.oscine.compiled;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oscine.document.Document;
import org.oscine.document.Node;

/**
 * Writes the texts of a document, each once, and then its tree. {@link TreeReader} reads it back. Where things stand is left
 * out: a document that is stored has no fault that would have to be pointed at, and every call would read it.
 */
final class TreeWriter {
    static final int SCALAR = 1;
    static final int SEQUENCE = 2;
    static final int MAPPING = 3;

    private static final int BITS = 7;

    private final Map<String, Integer> texts = new LinkedHashMap<>();

    /** Seven bits a byte, the lowest first; the eighth says that more follow: most numbers take one byte. */
    static void number(long number, ByteArrayOutputStream out) {
        long left = number;
        while (left >>> BITS != 0) {
            out.write((int) left & 0x7F | 0x80);
            left >>>= BITS;
        }
        out.write((int) left);
    }

    void write(Document document, ByteArrayOutputStream out) {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        text(document.file(), tree);
        node(document.root(), tree);
        number(texts.size(), out);
        for (String text : texts.keySet()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(bytes.length, out);
            out.writeBytes(bytes);
        }
        out.writeBytes(tree.toByteArray());
    }

    private void node(Node node, ByteArrayOutputStream out) {
        if (node instanceof Node.Scalar scalar) {
            number(SCALAR, out);
            scalar(scalar, out);
        } else if (node instanceof Node.Sequence sequence) {
            number(SEQUENCE, out);
            number(sequence.items().size(), out);
            for (Node item : sequence.items()) {
                node(item, out);
            }
        } else {
            Node.Mapping mapping = (Node.Mapping) node;
            number(MAPPING, out);
            number(mapping.entries().size(), out);
            for (Node.Entry entry : mapping.entries()) {
                scalar(entry.key(), out);
                node(entry.value(), out);
            }
        }
    }

    private void scalar(Node.Scalar scalar, ByteArrayOutputStream out) {
        number(scalar.type().ordinal(), out);
        text(scalar.text(), out);
    }

    private void text(String text, ByteArrayOutputStream out) {
        Integer number = texts.get(text);
        if (number == null) {
            number = texts.size();
            texts.put(text, number);
        }
        number(number, out);
    }
}
