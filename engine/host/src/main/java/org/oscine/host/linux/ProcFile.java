package org.oscine.host.linux;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Small files whose end is found only by reading, as those of /proc. */
final class ProcFile {

    /** Enough for the longest environment that is worth looking at; the kernel lets others make theirs much longer. */
    private static final int MOST = 1 << 20;

    private static final int PAGE = 4096;

    private ProcFile() {}

    /** The bytes, of which the first mebibyte is enough; none when there is nothing to be had. */
    static byte[] bytes(String path) {
        return bytes(path, MOST);
    }

    private static byte[] bytes(String path, int most) {
        byte[] bytes = new byte[PAGE];
        int length = 0;
        // InputStream.readNBytes asks three questions more of each file.
        try (FileInputStream in = new FileInputStream(path)) {
            for (int count = in.read(bytes); count > 0; count = in.read(bytes, length, bytes.length - length)) {
                length += count;
                if (length == most) {
                    break;
                }
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.min(most, 4 * length));
                }
            }
        } catch (IOException goneOrForbidden) {
            return new byte[0];
        }
        return Arrays.copyOf(bytes, length);
    }

    /** The text, with a replacement character for what is not UTF-8. */
    static String text(String path) {
        return text(path, MOST);
    }

    /** As {@link #text(String)}, of no more than this many bytes. */
    static String text(String path, int most) {
        return new String(bytes(path, most), StandardCharsets.UTF_8);
    }

    static String of(int pid, String name) {
        return "/proc/" + pid + "/" + name;
    }
}
