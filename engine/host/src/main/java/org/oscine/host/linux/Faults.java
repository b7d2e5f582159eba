package org.oscine.host.linux;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** The cause of a failure, without the path or the address: the caller names it. */
final class Faults {
    /** What Linux says for ECONNRESET, strerror(3). */
    private static final String RESET = "Connection reset by peer";

    /** The JDK's own words behind those of strerror(3), which depend on the locale. */
    private static final String LOOP = "or unable to access attributes of symbolic link";
    private static final String TOO_LONG = "File name too long";

    private Faults() {}

    /** Whether links lead in a circle, or one of more than 40. */
    static boolean isLinkLoop(IOException failure) {
        return says(failure, LOOP);
    }

    /** Whether a link leads to a name that no file can have. */
    static boolean isTooLong(IOException failure) {
        return says(failure, TOO_LONG);
    }

    private static boolean says(IOException failure, String reason) {
        return failure instanceof FileSystemException file && file.getReason() != null && file.getReason().endsWith(reason);
    }

    /** Of a connection. The JDK has two words for one that was reset, as it notices that in a read or later. */
    static String ofConnection(Exception failure) {
        String message = failure.getMessage();
        if (message == null) {
            return failure.getClass().getSimpleName();
        }
        return message.equals("Connection reset") ? RESET : message;
    }

    /** Of an operation on a file. */
    static String text(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "it already exists";
        }
        if (failure instanceof FileSystemException other && other.getReason() != null) {
            return lower(other.getReason());
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static String lower(String reason) {
        return reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
    }
}
