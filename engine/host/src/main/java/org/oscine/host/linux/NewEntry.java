package org.oscine.host.linux;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import org.oscine.trust.Trust;

/** What is made under a name of its own until it is whole. */
final class NewEntry {
    private static final PosixFilePermission[] FROM_LEFT = PosixFilePermission.values();

    static final int COMMON_BITS = 0777;

    private static final int ROOT_ONLY = 0700;
    /** The kernel notes a time that may be a tick old. */
    private static final long TICK_MILLIS = 100;

    private NewEntry() {}

    static String name(String name) {
        return "." + name + "." + LinuxProcesses.ownPid() + "-" + System.nanoTime();
    }

    /** With which a directory is made: for root only where it is to be somebody else's, so that nobody enters it before. */
    static FileAttribute<Set<PosixFilePermission>> permissions(Rights rights) {
        return PosixFilePermissions.asFileAttribute(permissions(rights.givesAway() ? ROOT_ONLY : rights.mode()));
    }

    /** The nine bits that every file system has. */
    static Set<PosixFilePermission> permissions(int bits) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < FROM_LEFT.length; i++) {
            if ((bits & 0400 >> i) != 0) {
                permissions.add(FROM_LEFT[i]);
            }
        }
        return permissions;
    }

    /**
     * Sees that an open directory is the one that was just made. Linux makes a directory by name and opens it by name, and
     * meanwhile somebody else may have put another of root's in its place: that is older, or not empty.
     *
     * @param before the time in milliseconds at which it was not there yet
     */
    static void verify(SecureDirectoryStream<Path> opened, long before) throws IOException {
        PosixFileAttributes facts = opened.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
        boolean same = facts.owner().equals(self())
                && isSince(facts.creationTime(), before)
                && isSince(facts.lastModifiedTime(), before);
        if (!same || opened.iterator().hasNext()) {
            throw new FileSystemException(null, null, "it was replaced while it was being created");
        }
    }

    private static UserPrincipal self() throws IOException {
        return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(Integer.toString(Trust.self()));
    }

    private static boolean isSince(FileTime time, long millis) {
        return time.toMillis() >= millis - TICK_MILLIS;
    }
}
