package org.oscine.host.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A directory that is held open while something in it changes. All is done relative to it and without following links
 * (openat(2), O_NOFOLLOW), so whoever exchanges a part of the path meanwhile achieves nothing. Owner and mode are given only to
 * what was made here, and only through its descriptor: a name in a directory of others may stand for another file by then.
 */
final class SafeDirectory implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SecureDirectoryStream<Path> stream;
    private final Path path;

    private SafeDirectory(SecureDirectoryStream<Path> stream, Path path) {
        this.stream = stream;
        this.path = path;
    }

    /** Opens the directory that holds the entry. */
    static SafeDirectory holding(SafePath place) throws IOException {
        SafeDirectory directory = new SafeDirectory(secure(Files.newDirectoryStream(place.trusted())), place.trusted());
        for (List<String> part : List.of(place.below(), place.missing())) {
            for (String name : part) {
                try (SafeDirectory above = directory) {
                    directory = above.open(name);
                }
            }
        }
        return directory;
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new FileSystemException(null, null, "its file system does not allow safe changes");
    }

    /** A directory in this one. */
    SafeDirectory open(String name) throws IOException {
        return new SafeDirectory(secure(stream.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS)), path.resolve(name));
    }

    void remove(String name) throws IOException {
        stream.deleteFile(Path.of(name));
    }

    /** A new file, for root only until it has its content, its owner and its mode. After a failure it is gone. */
    void create(String name, String content, Rights rights) throws IOException {
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try (SeekableByteChannel channel = stream.newByteChannel(
                Path.of(name), options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            Path descriptor = Descriptor.of(path.resolve(name));
            try {
                write(channel, content);
                rights.give(descriptor);
            } catch (IOException failure) {
                remove(name);
                throw failure;
            }
        }
    }

    private static void write(SeekableByteChannel channel, String content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * A new directory. One that is to be somebody else's appears under its name only when it is. One of root's own appears at
     * once, for others may make and enter it at the same time.
     *
     * @param exposed whether others could exchange it
     */
    void createDirectory(String name, Rights rights, boolean exposed) throws IOException {
        String fresh = rights.givesAway() ? NewEntry.name(name) : name;
        long before = System.currentTimeMillis();
        Path here = exposed ? Descriptor.of(path) : path;
        Files.createDirectory(here.resolve(fresh), NewEntry.permissions(rights));
        try (SafeDirectory made = open(fresh)) {
            if (exposed) {
                NewEntry.verify(made.stream, before);
            }
            try {
                made.take(rights);
                if (!fresh.equals(name)) {
                    rename(fresh, name);
                }
            } catch (IOException failure) {
                stream.deleteDirectory(Path.of(fresh));
                throw failure;
            }
        }
    }

    /** Gives them to this directory, by its descriptor. Java sets no set-id and sticky bits so: for those it needs a name. */
    private void take(Rights rights) throws IOException {
        PosixFileAttributeView view = stream.getFileAttributeView(PosixFileAttributeView.class);
        UserPrincipalLookupService ids = FileSystems.getDefault().getUserPrincipalLookupService();
        if (rights.user() != Rights.AS_IT_IS) {
            view.setOwner(ids.lookupPrincipalByName(Integer.toString(rights.user())));
        }
        if (rights.group() != Rights.AS_IT_IS) {
            view.setGroup(ids.lookupPrincipalByGroupName(Integer.toString(rights.group())));
        }
        view.setPermissions(NewEntry.permissions(rights.mode()));
        if (rights.mode() > NewEntry.COMMON_BITS) {
            Files.setAttribute(Descriptor.of(path), "unix:mode", rights.mode());
        }
    }

    /** A file to append to. One that is missing is made, with these rights; nobody else's link is followed. */
    AppendTarget openToAppend(String name, Rights rights) throws IOException {
        try {
            return append(name, StandardOpenOption.CREATE_NEW, rights);
        } catch (FileAlreadyExistsException there) {
            return append(name, StandardOpenOption.APPEND, Rights.UNCHANGED);
        } catch (NoSuchFileException e) {
            throw new FileSystemException(null, null, "no such directory");
        }
    }

    private AppendTarget append(String name, StandardOpenOption how, Rights rights) throws IOException {
        Set<OpenOption> options = new HashSet<>(List.of(how, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS));
        AppendTarget target = new AppendTarget(stream.newByteChannel(
                Path.of(name), options, PosixFilePermissions.asFileAttribute(OWNER_ONLY)), path.resolve(name));
        try {
            rights.give(Path.of(target.path()));
            return target;
        } catch (IOException notGiven) {
            target.close();
            throw notGiven;
        }
    }

    void rename(String from, String to) throws IOException {
        stream.move(Path.of(from), stream, Path.of(to));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
