package org.oscine.compiled;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import org.oscine.document.Document;

/**
 * A document in bytes: a header that says for whom it holds, the texts, each once, the tree that refers to them by
 * number, and a checksum over it all; no places in the source. What cannot be read, for whatever cause, is absent: then
 * the source is read.
 */
final class DocumentCodec {
    /** "OSCI", and the version of the form. */
    private static final int MAGIC = 0x4F534349;
    private static final int VERSION = 3;
    private static final int CHECKSUM_BYTES = 4;
    private static final int HEADER_PARTS = 7;

    private DocumentCodec() {}

    /**
     * The bytes of a document.
     *
     * @param build the engine that checked it
     * @param key the file that it was read from
     */
    static byte[] encode(Document document, EngineBuild build, SourceKey key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32 * 1024);
        for (long part : header(build, key)) {
            TreeWriter.number(part, out);
        }
        new TreeWriter().write(document, out);
        int checksum = checksum(out.toByteArray(), out.size());
        for (int i = 0; i < CHECKSUM_BYTES; i++) {
            out.write(checksum >>> Byte.SIZE * i);
        }
        return out.toByteArray();
    }

    /** The document, if the bytes are whole and hold for this engine and this file. */
    static Optional<Document> decode(byte[] bytes, EngineBuild build, SourceKey key) {
        int length = bytes.length - CHECKSUM_BYTES;
        if (length <= 0 || !intact(bytes, length)) {
            return Optional.empty();
        }
        try {
            Cursor in = new Cursor(bytes, length);
            for (long part : header(build, key)) {
                if (in.number() != part) {
                    return Optional.empty();
                }
            }
            return Optional.of(new TreeReader(in).read());
        } catch (RuntimeException broken) {
            return Optional.empty();
        }
    }

    /** The document in whole bytes of this form, whichever engine and file they were made for. */
    static Optional<Document> decodeFormer(byte[] bytes) {
        int length = bytes.length - CHECKSUM_BYTES;
        if (length <= 0 || !intact(bytes, length)) {
            return Optional.empty();
        }
        try {
            Cursor in = new Cursor(bytes, length);
            for (int part = 0; part < HEADER_PARTS; part++) {
                long number = in.number();
                if (part == 0 && number != MAGIC || part == 1 && number != VERSION) {
                    return Optional.empty();
                }
            }
            return Optional.of(new TreeReader(in).read());
        } catch (RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static long[] header(EngineBuild build, SourceKey key) {
        return new long[] {MAGIC, VERSION, build.size(), build.modified(), key.size(), key.modified(), key.inode()};
    }

    private static boolean intact(byte[] bytes, int length) {
        int checksum = checksum(bytes, length);
        for (int i = 0; i < CHECKSUM_BYTES; i++) {
            if (bytes[length + i] != (byte) (checksum >>> Byte.SIZE * i)) {
                return false;
            }
        }
        return true;
    }

    /** The one that the JVM computes in native code; CRC32C fills tables first, in a millisecond. */
    private static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
