package org.oscine.host.linux;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Small files whose end is found only by reading, as those of /proc. */
final class ProcFile {

    /** Enough for the longest argv or environment that is worth looking at. */
    private static final int MOST = 4 << 20;

    private static final int PAGE = 4096;

    private ProcFile() {}

    /** The bytes; empty when there is nothing to be had. */
    static byte[] bytes(String path) {
        byte[] bytes = new byte[PAGE];
        int length = 0;
        // InputStream.readNBytes asks three questions more of each file.
        try (FileInputStream in = new FileInputStream(path)) {
            for (int count = in.read(bytes); count > 0; count = in.read(bytes, length, bytes.length - length)) {
                length += count;
                if (length == MOST) {
                    break;
                }
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.min(MOST, 4 * length));
                }
            }
        } catch (IOException goneOrForbidden) {
            return new byte[0];
        }
        return Arrays.copyOf(bytes, length);
    }

    /** The text, with a replacement character for what is not UTF-8. */
    static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    static String of(int pid, String name) {
        return "/proc/" + pid + "/" + name;
    }
}
