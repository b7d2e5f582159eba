package org.oscine.compiled;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.oscine.document.Document;

/** The compiled form in memory, for tests of other packages. */
public final class CompiledForm {
    private static final EngineBuild BUILD = new EngineBuild(1, 2);
    private static final SourceKey KEY = new SourceKey(3, 4, 5);
    private static final int CHECKSUM_BYTES = 4;

    private CompiledForm() {}

    public static byte[] encode(Document document) {
        return DocumentCodec.encode(document, BUILD, KEY);
    }

    public static Optional<Document> decode(byte[] bytes) {
        return DocumentCodec.decode(bytes, BUILD, KEY);
    }

    /** The bytes with a checksum that fits them, as only root could write them. */
    public static byte[] mended(byte[] bytes) {
        byte[] mended = Arrays.copyOf(bytes, bytes.length);
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
        for (int i = 0; i < CHECKSUM_BYTES; i++) {
            mended[bytes.length - CHECKSUM_BYTES + i] = (byte) (checksum.getValue() >>> Byte.SIZE * i);
        }
        return mended;
    }
}
