package org.oscine.host.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.Account;
import org.oscine.host.Commands;
import org.oscine.host.Commands.Ended;
import org.oscine.host.FileId;
import org.oscine.host.FileView;
import org.oscine.host.Invocation;
import org.oscine.host.Network;
import org.oscine.host.PathName;
import org.oscine.host.ShellPattern;
import org.oscine.ocf.Failure;
import org.oscine.trust.Origin;

/** Files and directories, to be looked at. */
final class LinuxFiles implements FileView {

    private static final int MOST = 1 << 20;
    private static final int MOST_NAMES = 10_000;
    private static final int MOST_MATCHES = 1000;
    private static final int KIND_BITS = 0170000;
    private static final int SOCKET = 0140000;
    private static final int FIFO = 0010000;
    private static final int CHARACTERS = 0020000;
    private static final int BLOCKS = 0060000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LinuxAccounts accounts;
    private final Commands commands;
    private final RegularFile regular;

    /** @param ownFolder where the engine's own files are */
    LinuxFiles(LinuxAccounts accounts, Commands commands, String ownDirectory) {
        this.regular = new RegularFile(ownDirectory + "/");
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
            return switch ((int) Files.getAttribute(file, "unix:mode") & KIND_BITS) {
                case SOCKET -> Kind.SOCKET;
                case BLOCKS, CHARACTERS -> Kind.DEVICE;
                default -> Kind.OTHER;
            };
        } catch (NoSuchFileException e) {
            return Kind.MISSING;
        } catch (IOException e) {
            if (PathName.fault(path).exists() || leadsThroughFile(path)) {
                return Kind.MISSING;
            }
            return Faults.isLinkLoop(e) || Faults.isTooLong(e) ? Kind.OTHER : Kind.UNREADABLE;
        } catch (InvalidPathException e) {
            return Kind.MISSING;
        }
    }

    /** Below something that is no directory there is nothing; Java tells that apart only by the text of its message. */
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
                Failure fault = PathName.fault(path);
                return fault.exists() ? new Reading.Odd(fault.cause()) : new Reading.Missing();
            }
            case DIRECTORY -> {
                return new Reading.Odd("it is a directory");
            }
            case SOCKET -> {
                return new Reading.Odd("it is a socket");
            }
            case DEVICE, OTHER -> {
                return new Reading.Odd(oddity(path));
            }
            case FILE, UNREADABLE -> { }
        }
        try {
            byte[] bytes = regular.read(path, MOST + 1);
            return bytes.length > MOST
                    ? new Reading.Odd("it is larger than one mebibyte")
                    : new Reading.Content(new String(bytes, StandardCharsets.UTF_8));
        } catch (RegularFile.Hangs e) {
            return withoutWaiting(path);
        } catch (IOException e) {
            return kind(path) == Kind.MISSING ? new Reading.Missing() : new Reading.Unreadable(cause(e, path));
        }
    }

    /** By cat(1), of which as much is kept as of any command. */
    @Override
    public Reading readAs(Account account, String path) {
        if (kind(path) == Kind.MISSING) {
            return new Reading.Missing();
        }
        Invocation cat = new Invocation(List.of("cat", "--", path), Optional.of(account.user()), account.group(), Map.of(),
                "/", Optional.empty(), Map.of());
        return commands.run(cat, PATIENCE) instanceof Ended.Exited exited && exited.code() == 0
                ? new Reading.Content(exited.output())
                : new Reading.Unreadable("permission denied");
    }

    /** A FIFO was put into the file's place just as it was opened, or the storage hangs: dd(1) opens without waiting. */
    private Reading withoutWaiting(String path) {
        Kind kind = kind(path);
        if (kind != Kind.FILE) {
            return kind == Kind.MISSING ? new Reading.Missing() : new Reading.Odd(oddity(path));
        }
        Invocation dd = Invocation.of(List.of("dd", "if=" + path, "iflag=nonblock", "status=none", "bs=4096"));
        return commands.run(dd, PATIENCE) instanceof Ended.Exited exited && exited.code() == 0
                        && !Network.isCutOff(exited.output())
                ? new Reading.Content(exited.output())
                : new Reading.Unreadable("reading it hangs");
    }

    private static String oddity(String path) {
        try {
            return switch ((int) Files.getAttribute(Path.of(path), "unix:mode") & KIND_BITS) {
                case FIFO -> "it is a FIFO";
                case CHARACTERS, BLOCKS -> "it is a device";
                default -> "it is not a regular file";
            };
        } catch (IOException e) {
            if (Faults.isTooLong(e)) {
                return "it points to a name that is too long";
            }
            return Faults.isLinkLoop(e) ? "its symbolic links form a loop" : "it is not a regular file";
        }
    }

    @Override
    public String beginning(String path) {
        if (kind(path) != Kind.FILE) {
            return "";
        }
        try {
            return new String(regular.read(path, BEGINNING), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** FileInputStream puts path and cause into one text: "/etc/x (Permission denied)". */
    private static String cause(IOException failure, String path) {
        String message = Faults.text(failure);
        boolean mixed = message.startsWith(path + " (") && message.endsWith(")");
        String cause = mixed ? message.substring(path.length() + 2, message.length() - 1) : message;
        return cause.isEmpty() ? "input/output error" : cause.substring(0, 1).toLowerCase(Locale.ROOT) + cause.substring(1);
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
        int[] names = {MOST_NAMES};
        for (String part : pattern.split("/")) {
            if (!part.isEmpty()) {
                found = step(found, part, names);
            }
        }
        List<String> sorted = new ArrayList<>(found);
        sorted.sort(null);
        return sorted;
    }

    private List<String> step(List<String> directories, String part, int[] names) {
        List<String> found = new ArrayList<>();
        for (String directory : directories) {
            if (ShellPattern.isPattern(part)) {
                addMatching(found, directory, part, names);
            } else if (kind(directory + "/" + part) != Kind.MISSING) {
                found.add(directory + "/" + part);
            }
        }
        return found;
    }

    /** Name by name: a directory of a million files is no list. */
    private static void addMatching(List<String> found, String directory, String part, int[] names) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(directory + "/"))) {
            Iterator<Path> each = entries.iterator();
            while (names[0] > 0 && found.size() < MOST_MATCHES && each.hasNext()) {
                names[0]--;
                String name = each.next().getFileName().toString();
                if (ShellPattern.matches(part, name)) {
                    found.add(directory + "/" + name);
                }
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException unreadable) {
            // As in a shell: there is nothing that matches.
        }
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

    @Override
    public Origin writers(String path) {
        return Writers.of(path, accounts.self());
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
