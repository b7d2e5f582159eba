package org.oscine.host.linux;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A word that nobody guesses. A SecureRandom costs the JVM more than a whole start. */
final class RandomWord {

    private static final int BYTES = 16;
    private static final String HEX = "0123456789abcdef";

    private RandomWord() {}

    static String next() {
        try (FileInputStream random = new FileInputStream("/dev/urandom")) {
            StringBuilder word = new StringBuilder();
            for (byte value : random.readNBytes(BYTES)) {
                word.append(HEX.charAt(value >> 4 & 15)).append(HEX.charAt(value & 15));
            }
            return word.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
