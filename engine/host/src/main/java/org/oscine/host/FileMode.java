package org.oscine.host;

import java.util.OptionalInt;

/** Permission bits as people write them: in octal, with or without leading zeros. */
public final class FileMode {

    private static final int MOST = 07777;

    private FileMode() {}

    /** The bits of 640, 0640 or 2750; absent when it is none of that kind. */
    public static OptionalInt parse(String octal) {
        int bits = 0;
        for (int i = 0; i < octal.length(); i++) {
            int digit = octal.charAt(i) - '0';
            if (digit < 0 || digit > 7 || bits > MOST) {
                return OptionalInt.empty();
            }
            bits = bits * 8 + digit;
        }
        return octal.isEmpty() || bits > MOST ? OptionalInt.empty() : OptionalInt.of(bits);
    }
}
