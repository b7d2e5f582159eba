package org.oscine.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Replaces the text of a file in one step, so that nobody ever reads half of it. */
final class Rewriting {
    private Rewriting() {}

    /** Writes a file anew with the same mode, owner and group. Where a link names it, the link stays. */
    static void replace(Path file, String text) throws IOException {
        Path real = file.toRealPath();
        Path draft = Files.createTempFile(real.getParent(), "." + real.getFileName(), ".new");
        try {
            Files.writeString(draft, text);
            copyRights(real, draft);
            Files.move(draft, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void copyRights(Path from, Path to) throws IOException {
        PosixFileAttributes rights = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        PosixFileAttributes now = view.readAttributes();
        if (!now.group().equals(rights.group())) {
            view.setGroup(rights.group());
        }
        if (!now.owner().equals(rights.owner())) {
            view.setOwner(rights.owner());
        }
        view.setPermissions(rights.permissions());
    }
}
