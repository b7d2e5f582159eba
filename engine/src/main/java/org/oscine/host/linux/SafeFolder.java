package org.oscine.host.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A folder that is held open while something in it changes. All is done relative to it and without following links
 * (openat(2), O_NOFOLLOW), so whoever exchanges a part of the path meanwhile achieves nothing.
 */
final class SafeFolder implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SecureDirectoryStream<Path> stream;

    private SafeFolder(SecureDirectoryStream<Path> stream) {
        this.stream = stream;
    }

    /** Opens the folder that holds the entry. */
    static SafeFolder holding(SafePath place) throws IOException {
        SafeFolder folder = new SafeFolder(secure(Files.newDirectoryStream(place.trusted())));
        for (List<String> part : List.of(place.below(), place.missing())) {
            for (String name : part) {
                try (SafeFolder above = folder) {
                    folder = new SafeFolder(secure(above.stream.newDirectoryStream(
                            Path.of(name), LinkOption.NOFOLLOW_LINKS)));
                }
            }
        }
        return folder;
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new FileSystemException(null, null, "its file system cannot be changed safely");
    }

    void remove(String name) throws IOException {
        stream.deleteFile(Path.of(name));
    }

    /** A new file, for root only until it is given away. */
    void create(String name, String content) throws IOException {
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try (SeekableByteChannel channel = stream.newByteChannel(
                Path.of(name), options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** A file to append to, made when it is missing; nobody else's link is followed. */
    SeekableByteChannel openToAppend(String name) throws IOException {
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
        return stream.newByteChannel(Path.of(name), options,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
    }

    void rename(String from, String to) throws IOException {
        stream.move(Path.of(from), stream, Path.of(to));
    }

    void own(String name, int user, int group) throws IOException {
        UserPrincipalLookupService ids = FileSystems.getDefault().getUserPrincipalLookupService();
        view(name).setOwner(ids.lookupPrincipalByName(Integer.toString(user)));
        view(name).setGroup(ids.lookupPrincipalByGroupName(Integer.toString(group)));
    }

    /** Sets the nine bits that every file system has. */
    void permit(String name, int bits) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] fromLeft = PosixFilePermission.values();
        for (int i = 0; i < fromLeft.length; i++) {
            if ((bits & 0400 >> i) != 0) {
                permissions.add(fromLeft[i]);
            }
        }
        view(name).setPermissions(permissions);
    }

    private PosixFileAttributeView view(String name) {
        return stream.getFileAttributeView(
                Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
