package org.oscine.compiled;

import java.nio.charset.StandardCharsets;

/**
 * Reads numbers and texts out of bytes, one after another. A DataInputStream would bring the machinery of var handles
 * along, which takes longer to set up than a descriptor takes to read. Behind the end, and where the bytes make no
 * sense, it throws an {@link IndexOutOfBoundsException}.
 */
final class Cursor {
    private static final int CONTINUES = 0x80;
    private static final int MOST_SHIFT = 63;

    private final byte[] bytes;
    private final int end;
    private int at;

    /** @param end where the last number ends */
    Cursor(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /** A number as {@link TreeWriter#number} wrote it. */
    long number() {
        long number = 0;
        int shift = 0;
        int part = next();
        while ((part & CONTINUES) != 0) {
            number |= (long) (part & ~CONTINUES) << shift;
            shift += 7;
            if (shift > MOST_SHIFT) {
                throw new IndexOutOfBoundsException(at);
            }
            part = next();
        }
        return number | (long) part << shift;
    }

    /** A number that fits: how many, which one, how long. */
    int small() {
        long number = number();
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IndexOutOfBoundsException(at);
        }
        return (int) number;
    }

    /** How many things follow; each takes a byte at least, which keeps nonsense from filling the memory. */
    int count() {
        int count = small();
        if (count > end - at) {
            throw new IndexOutOfBoundsException(at);
        }
        return count;
    }

    /** A text in UTF-8 behind its length in bytes. */
    String text() {
        int length = count();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    private int next() {
        if (at >= end) {
            throw new IndexOutOfBoundsException(at);
        }
        return bytes[at++] & 0xFF;
    }
}
