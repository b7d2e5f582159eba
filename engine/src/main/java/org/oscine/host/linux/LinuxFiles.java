package org.oscine.host.linux;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.Commands;
import org.oscine.host.Commands.Ended;
import org.oscine.host.FileId;
import org.oscine.host.FileView;
import org.oscine.host.Invocation;
import org.oscine.host.PathName;
import org.oscine.host.ShellPattern;
import org.oscine.trust.Trust;

/** Files and folders, to be looked at. */
final class LinuxFiles implements FileView {

    private static final int MOST = 1 << 20;
    private static final int KIND_BITS = 0170000;
    private static final int SOCKET = 0140000;
    private static final int FIFO = 0010000;
    private static final int CHARACTERS = 0020000;
    private static final int BLOCKS = 0060000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LinuxAccounts accounts;
    private final Commands commands;

    LinuxFiles(LinuxAccounts accounts, Commands commands) {
        this.accounts = accounts;
        this.commands = commands;
    }

    @Override
    public Kind kind(String path) {
        try {
            Path file = Path.of(path);
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                return Kind.FILE;
            }
            if (attributes.isDirectory()) {
                return Kind.DIRECTORY;
            }
            return ((int) Files.getAttribute(file, "unix:mode") & KIND_BITS) == SOCKET ? Kind.SOCKET : Kind.OTHER;
        } catch (NoSuchFileException e) {
            return Kind.MISSING;
        } catch (IOException e) {
            if (Faults.isLinkLoop(e)) {
                return Kind.OTHER;
            }
            return !PathName.fault(path).isEmpty() || leadsThroughFile(path) ? Kind.MISSING : Kind.UNREADABLE;
        } catch (InvalidPathException e) {
            return Kind.MISSING;
        }
    }

    /** Below something that is no folder there is nothing; Java tells that apart only by the text of its message. */
    private static boolean leadsThroughFile(String path) {
        for (Path above = Path.of(path).getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above)) {
                return !Files.isDirectory(above);
            }
        }
        return false;
    }

    /** Only regular files are opened: a FIFO in the place of a pidfile would hold the engine for ever. */
    @Override
    public Reading read(String path) {
        switch (kind(path)) {
            case MISSING -> {
                String fault = PathName.fault(path);
                return fault.isEmpty() ? new Reading.Missing() : new Reading.Odd(fault);
            }
            case DIRECTORY -> {
                return new Reading.Odd("it is a directory");
            }
            case SOCKET -> {
                return new Reading.Odd("it is a socket");
            }
            case OTHER -> {
                return new Reading.Odd(oddity(path));
            }
            case FILE, UNREADABLE -> { }
        }
        try (FileInputStream in = new FileInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            return bytes.length > MOST
                    ? new Reading.Odd("it is larger than a mebibyte")
                    : new Reading.Content(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return kind(path) == Kind.MISSING ? new Reading.Missing() : new Reading.Unreadable(cause(path));
        }
    }

    private static String oddity(String path) {
        try {
            return switch ((int) Files.getAttribute(Path.of(path), "unix:mode") & KIND_BITS) {
                case FIFO -> "it is a FIFO";
                case CHARACTERS, BLOCKS -> "it is a device";
                default -> "it is not a regular file";
            };
        } catch (IOException e) {
            return Faults.isLinkLoop(e) ? "its links lead in a circle" : "it is not a regular file";
        }
    }

    @Override
    public String beginning(String path) {
        if (kind(path) != Kind.FILE) {
            return "";
        }
        try (FileInputStream in = new FileInputStream(path)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** FileInputStream mixes path and cause in a text; the channel's exceptions keep them apart. */
    private static String cause(String path) {
        try {
            Files.newByteChannel(Path.of(path)).close();
            return "input/output error";
        } catch (IOException e) {
            return Faults.text(e);
        }
    }

    @Override
    public Optional<Instant> modified(String path) {
        try {
            return Optional.of(Files.getLastModifiedTime(Path.of(path)).toInstant());
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> realPath(String path) {
        try {
            return Optional.of(Path.of(path).toRealPath().toString());
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<FileId> id(String path) {
        try {
            return idOf(Path.of(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    static Optional<FileId> idOf(Path path) {
        try {
            Map<String, Object> all = Files.readAttributes(path, "unix:dev,ino");
            return Optional.of(new FileId((long) all.get("dev"), (long) all.get("ino")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isRootsAlone(String path) {
        try {
            return Trust.fault(Path.of(path), accounts.self()).isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public Optional<Integer> owner(String path) {
        try {
            return Optional.of((Integer) Files.getAttribute(Path.of(path), "unix:uid"));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> matching(String pattern) {
        List<String> found = List.of("");
        for (String part : pattern.split("/")) {
            if (!part.isEmpty()) {
                found = step(found, part);
            }
        }
        List<String> sorted = new ArrayList<>(found);
        sorted.sort(null);
        return sorted;
    }

    private List<String> step(List<String> folders, String part) {
        List<String> found = new ArrayList<>();
        for (String folder : folders) {
            if (!ShellPattern.isPattern(part)) {
                if (kind(folder + "/" + part) != Kind.MISSING) {
                    found.add(folder + "/" + part);
                }
                continue;
            }
            String[] names = new File(folder + "/").list();
            for (String name : names == null ? new String[0] : names) {
                if (ShellPattern.matches(part, name)) {
                    found.add(folder + "/" + name);
                }
            }
        }
        return found;
    }

    @Override
    public boolean executable(String path) {
        try {
            Path file = Path.of(path);
            return Files.isRegularFile(file) && Files.isExecutable(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public Access writableBy(String path, String user) {
        Optional<Integer> id = accounts.user(user);
        if (id.isEmpty()) {
            return Access.UNKNOWN;
        }
        Kind kind = kind(path);
        int self = accounts.self();
        if (kind == Kind.MISSING || kind == Kind.UNREADABLE) {
            return kind == Kind.MISSING ? Access.NO : Access.UNKNOWN;
        }
        if (id.get() == self || self == 0 && !Files.isWritable(Path.of(path))) {
            // What root may not write, such as a read-only file system, nobody may.
            return Files.isWritable(Path.of(path)) ? Access.YES : Access.NO;
        }
        try {
            return ownerMay(path, id.get()) ? Access.YES : asked(path, user);
        } catch (IOException e) {
            return Access.UNKNOWN;
        }
    }

    /** The clear case, in which no process needs to be started: it is the user's own, and the way to it is open. */
    private static boolean ownerMay(String path, int user) throws IOException {
        Path real = Path.of(path).toRealPath();
        boolean may = has(real, user, Files.isDirectory(real) ? 0300 : 0200, true);
        for (Path above = real.getParent(); may && above != null; above = above.getParent()) {
            may = has(above, user, 0100, true) || has(above, user, 0001, false);
        }
        return may;
    }

    private static boolean has(Path path, int user, int bits, boolean asOwner) throws IOException {
        Map<String, Object> all = Files.readAttributes(path, "unix:mode,uid");
        boolean owner = (int) all.get("uid") == user;
        return owner == asOwner && ((int) all.get("mode") & bits) == bits;
    }

    /** Groups and access control lists are the kernel's to judge. */
    private Access asked(String path, String user) {
        Invocation test = new Invocation(List.of("test", "-w", path), Optional.of(user), Optional.empty(), Map.of(),
                "/", Optional.empty(), Map.of());
        if (!(commands.run(test, PATIENCE) instanceof Ended.Exited exited)) {
            return Access.UNKNOWN;
        }
        return exited.code() == 0 ? Access.YES : exited.code() == 1 ? Access.NO : Access.UNKNOWN;
    }
}
