package org.oscine.host;

import org.oscine.ocf.WholeNumber;

/** The form of a network address, {@code HOST:PORT}. */
public final class HostAndPort {
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_PORT = 5;

    private HostAndPort() {}

    /** Whether a text has it: a host on one word, and a port from 1 to 65535. */
    public static boolean isOne(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        return colon > 0 && isOneWord(text) && WholeNumber.isDigits(port) && port.length() <= LONGEST_PORT
                && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= HIGHEST_PORT;
    }

    private static boolean isOneWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char it = text.charAt(i);
            if (Character.isWhitespace(it) || Character.isSpaceChar(it) || Character.isISOControl(it)) {
                return false;
            }
        }
        return true;
    }
}
