package org.oscine.install;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The note beside an archive of classes that says what it was made for; where it still holds, the archive need not be made
 * again.
 *
 * @param note the file
 * @param text what it says
 */
record ArchiveStamp(Path note, String text) {

    /** A line about a file, which is another one when it is replaced. */
    static String line(File archive) {
        return archive + " " + archive.length() + " " + archive.lastModified() + "\n";
    }

    /** Whether an archive is there, and for this. */
    boolean holds(Path archive) throws IOException {
        return Files.exists(archive) && Files.exists(note) && Arrays.equals(Files.readAllBytes(note), bytes());
    }

    void put() throws IOException {
        Placement.put(note, bytes(), Placement.DATA);
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
