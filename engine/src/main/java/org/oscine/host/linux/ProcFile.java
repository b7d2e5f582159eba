package org.oscine.host.linux;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Small files whose end is found only by reading, as those of /proc. */
final class ProcFile {

    /** Enough for the longest argv or environment that is worth looking at. */
    private static final int MOST = 4 << 20;

    private ProcFile() {}

    /** The bytes; empty when there is nothing to be had. */
    static byte[] bytes(String path) {
        try (FileInputStream in = new FileInputStream(path)) {
            return in.readNBytes(MOST);
        } catch (IOException goneOrForbidden) {
            return new byte[0];
        }
    }

    /** The text, with a replacement character for what is not UTF-8. */
    static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    static String of(int pid, String name) {
        return "/proc/" + pid + "/" + name;
    }
}
