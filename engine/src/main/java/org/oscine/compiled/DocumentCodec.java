package org.oscine.compiled;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.oscine.document.Document;

/**
 * A document in bytes: a header that says for whom it holds, the texts, each once, the tree that refers to
 * them by number, and a checksum over it all. What cannot be read, for whatever cause, is absent: then the
 * source is read.
 */
final class DocumentCodec {
    /** "OSCI", and the version of the form. */
    private static final int MAGIC = 0x4F534349;
    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = 4;

    private DocumentCodec() {}

    /**
     * The bytes of a document.
     *
     * @param build the engine that checked it
     * @param key the file that it was read from
     */
    static byte[] encode(Document document, EngineBuild build, SourceKey key) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
            DataOutputStream out = new DataOutputStream(bytes);
            writeHeader(out, build, key);
            new TreeWriter().write(document, out);
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory", impossible);
        }
    }

    /** The document, if the bytes are whole and hold for this engine and this file. */
    static Optional<Document> decode(byte[] bytes, EngineBuild build, SourceKey key) {
        int length = bytes.length - CHECKSUM_BYTES;
        if (length <= 0) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (!intact(bytes, length) || !headerFits(in, build, key)) {
                return Optional.empty();
            }
            return Optional.of(new TreeReader(in).read());
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static boolean intact(byte[] bytes, int length) throws IOException {
        int stored = new DataInputStream(new ByteArrayInputStream(bytes, length, CHECKSUM_BYTES)).readInt();
        return stored == checksum(bytes, length);
    }

    private static void writeHeader(DataOutputStream out, EngineBuild build, SourceKey key) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeLong(build.size());
        out.writeLong(build.modified());
        out.writeLong(key.size());
        out.writeLong(key.modified());
        out.writeLong(key.inode());
    }

    private static boolean headerFits(DataInputStream in, EngineBuild build, SourceKey key) throws IOException {
        // Field by field: the equals of a record is linked when it is first called, and that takes 20 ms.
        return in.readInt() == MAGIC
                && in.readInt() == VERSION
                && in.readLong() == build.size()
                && in.readLong() == build.modified()
                && in.readLong() == key.size()
                && in.readLong() == key.modified()
                && in.readLong() == key.inode();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
