package org.oscine.serve;

/** How much of all clients together is held in memory; for the front's thread alone. */
final class Room {
    private int left;

    /** @param bytes for all */
    Room(int bytes) {
        left = bytes;
    }

    /** Takes some of it; false where that much is not left. */
    boolean take(int bytes) {
        boolean enough = bytes <= left;
        left -= enough ? bytes : 0;
        return enough;
    }

    void giveBack(int bytes) {
        left += bytes;
    }
}
