package org.oscine.catalog;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Names of files made from names that others chose. */
final class FileNames {
    private static final int LONGEST = 200;
    private static final String HEX = "0123456789ABCDEF";

    private FileNames() {}

    /**
     * A name that is safe as one step of a path: letters, digits, '-', '_' and inner dots stay, all else becomes %XX.
     * Different texts have different names, as far as a checksum can tell where they are very long.
     */
    static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder name = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            char character = (char) (bytes[i] & 0xFF);
            if (plain(character) || character == '.' && i > 0) {
                name.append(character);
            } else {
                name.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 0xF));
            }
        }
        return name.length() > LONGEST ? shortened(name, bytes) : name.isEmpty() ? "%" : name.toString();
    }

    private static boolean plain(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9' || character == '-' || character == '_';
    }

    private static String shortened(StringBuilder name, byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length);
        return name.substring(0, LONGEST) + "%" + Long.toHexString(checksum.getValue());
    }
}
