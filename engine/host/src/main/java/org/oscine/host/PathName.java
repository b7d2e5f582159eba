package org.oscine.host;

import org.oscine.ocf.Failure;

/** Texts that stand for files, as the kernel takes them. */
public final class PathName {

    /** limits.h: PATH_MAX, without the NUL at its end. */
    private static final int LONGEST = 4095;

    private static final int LONGEST_NAME = 255;

    private PathName() {}

    /** Why no file can have this name. */
    public static Failure fault(String path) {
        int bytes = 0;
        int ofName = 0;
        boolean tooLong = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == 0) {
                return Failure.of("its name contains a NUL");
            }
            if (Character.isSurrogate(c) && !isHalfOfPair(path, i)) {
                return Failure.of("its name is not valid text");
            }
            int length = c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            bytes += length;
            ofName = c == '/' ? 0 : ofName + length;
            tooLong |= ofName > LONGEST_NAME || bytes > LONGEST;
        }
        return tooLong ? Failure.of("its name is too long") : Failure.NONE;
    }

    private static boolean isHalfOfPair(String path, int at) {
        return Character.isHighSurrogate(path.charAt(at))
                ? at + 1 < path.length() && Character.isLowSurrogate(path.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(path.charAt(at - 1));
    }
}
