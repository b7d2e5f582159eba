package org.oscine.host.linux;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The name that an open file has in /proc. Java takes only names, and a name may lead elsewhere by the time it is used; this
 * one leads to the very file that was opened, as long as it is open.
 */
final class Descriptor {

    private static final Path ALL = Path.of("/proc/self/fd");

    private Descriptor() {}

    /** Of a file that is open under this path, without links in it. */
    static Path of(Path file) throws IOException {
        String[] numbers = new File(ALL.toString()).list();
        for (String number : numbers == null ? new String[0] : numbers) {
            Path link = ALL.resolve(number);
            if (Files.isSymbolicLink(link) && leadsTo(link, file)) {
                return link;
            }
        }
        throw new FileSystemException(null, null, "it was moved while it was being opened");
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
