package org.oscine.host.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.FileChanges;
import org.oscine.host.FileMode;
import org.oscine.host.linux.SafePath.Attributes;

/** Changes to files and folders, safe in folders that the service's own user can write to. */
final class LinuxFileChanges implements FileChanges {

    private static final int NEW_FOLDER = 0755;
    private static final int COMMON_BITS = 0777;
    /** One for each folder of a path that others may make at the same time. */

    private final LinuxAccounts accounts;

    LinuxFileChanges(LinuxAccounts accounts) {
        this.accounts = accounts;
    }

    private static String failed(String what, String path, IOException cause) {
        return "cannot " + what + " " + path + ": " + Faults.text(cause);
    }

    private SafePath locate(String path, boolean followLast) throws IOException {
        return SafePath.locate(path, followLast, accounts.self());
    }

    @Override
    public String makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode) {
        String wrong = wrong(owner, group, mode);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        try {
            SafePath place = locate(path, true);
            if (place.entry().isEmpty()) {
                make(place);
                place = locate(path, true);
            }
            if (place.entry().isEmpty() || !place.entry().get().isDirectory()) {
                throw fault("it is not a folder");
            }
            setUp(place, owner, group, mode);
            return "";
        } catch (IOException e) {
            return failed("make the folder", path, e);
        }
    }

    /** In an exposed folder somebody may lead this astray, but to no more than an empty folder of root's. */
    private static void make(SafePath place) throws IOException {
        Path folder = place.folder();
        for (int i = place.missing().size() - 1; i >= 0; i--) {
            folder = folder.getParent();
        }
        for (String name : place.missing()) {
            makeOne(place, folder.resolve(name));
            folder = folder.resolve(name);
        }
        makeOne(place, folder.resolve(place.name()));
    }

    private static void makeOne(SafePath place, Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return; // by a call beside this one, perhaps; whoever asked for it looks at what it is
        }
        SafePath made = new SafePath(place.trusted(), names(place.trusted(), folder), List.of(),
                folder.getFileName().toString(), Optional.empty(), place.exposed());
        try (SafeFolder above = SafeFolder.holding(made)) {
            above.permit(made.name(), NEW_FOLDER);
        }
    }

    private static List<String> names(Path trusted, Path folder) {
        List<String> names = new ArrayList<>();
        for (Path name : trusted.relativize(folder)) {
            names.add(name.toString());
        }
        names.remove(names.size() - 1);
        return names;
    }

    @Override
    public String giveTo(String path, String owner, Optional<String> group) {
        String wrong = wrong(Optional.of(owner), group, Optional.empty());
        return wrong.isEmpty()
                ? setUp("change the owner of", path, Optional.of(owner), group, Optional.empty())
                : wrong;
    }

    @Override
    public String setMode(String path, String mode) {
        String wrong = wrong(Optional.empty(), Optional.empty(), Optional.of(mode));
        return wrong.isEmpty()
                ? setUp("change the mode of", path, Optional.empty(), Optional.empty(), Optional.of(mode))
                : wrong;
    }

    private String setUp(String what, String path, Optional<String> owner, Optional<String> group,
            Optional<String> mode) {
        try {
            setUp(existing(path), owner, group, mode);
            return "";
        } catch (IOException e) {
            return failed(what, path, e);
        }
    }

    private SafePath existing(String path) throws IOException {
        SafePath place = locate(path, true);
        if (place.entry().isEmpty()) {
            throw new NoSuchFileException(path);
        }
        Attributes entry = place.entry().get();
        if (!entry.isDirectory() && !entry.isFile()) {
            throw fault("it is neither a file nor a folder");
        }
        if (place.exposed() && entry.isFile() && entry.links() > 1) {
            // A second name may have been made by somebody who wants to have a file of root's.
            throw fault("it has a second name, and its folder is one that others can write to");
        }
        return place;
    }

    /** The owner first: a new owner may take bits of the mode away. */
    private void setUp(SafePath place, Optional<String> owner, Optional<String> group, Optional<String> mode)
            throws IOException {
        Attributes now = place.entry().orElseThrow();
        int user = user(owner, now.owner());
        int newGroup = group(group, now.group());
        int bits = mode.isPresent() ? FileMode.parse(mode.get()).orElseThrow() : now.permissions();
        boolean newOwner = user != now.owner() || newGroup != now.group();
        if (!newOwner && bits == now.permissions()) {
            return;
        }
        try (SafeFolder folder = SafeFolder.holding(place)) {
            if (newOwner) {
                folder.own(place.name(), user, newGroup);
            }
            if (bits != now.permissions() || newOwner && mode.isPresent()) {
                permit(folder, place, bits);
            }
        }
    }

    private static void permit(SafeFolder folder, SafePath place, int bits) throws IOException {
        int before = place.entry().isPresent() ? place.entry().get().permissions() : 0;
        if (bits <= COMMON_BITS && before <= COMMON_BITS) {
            folder.permit(place.name(), bits);
        } else if (place.exposed()) {
            throw fault("set-id and sticky bits cannot be changed in a folder that others can write to");
        } else {
            Files.setAttribute(place.path(), "unix:mode", bits, LinkOption.NOFOLLOW_LINKS);
        }
    }

    @Override
    public String write(String path, String content, String mode, Optional<String> owner, Optional<String> group) {
        String wrong = wrong(owner, group, Optional.of(mode));
        if (!wrong.isEmpty()) {
            return wrong;
        }
        try {
            SafePath place = locate(path, true);
            if (!place.missing().isEmpty()) {
                throw fault("no such folder");
            }
            if (place.entry().isPresent() && place.entry().get().isDirectory()) {
                throw fault("it is a folder");
            }
            try (SafeFolder folder = SafeFolder.holding(place)) {
                replace(folder, place, content, FileMode.parse(mode).orElseThrow(), owner, group);
            }
            return "";
        } catch (IOException e) {
            return failed("write", path, e);
        }
    }

    private void replace(SafeFolder folder, SafePath place, String content, int bits, Optional<String> owner,
            Optional<String> group) throws IOException {
        String fresh = "." + place.name() + "." + LinuxProcesses.ownPid() + "-" + System.nanoTime();
        boolean done = false;
        try {
            folder.create(fresh, content);
            if (owner.isPresent() || group.isPresent()) {
                folder.own(fresh, user(owner, accounts.self()), group(group, 0));
            }
            folder.permit(fresh, bits & COMMON_BITS);
            folder.rename(fresh, place.name());
            done = true;
        } finally {
            if (!done) {
                removeQuietly(folder, fresh);
            }
        }
    }

    /** After a failure, which is what the caller is to hear of. */
    private static void removeQuietly(SafeFolder folder, String name) {
        try {
            folder.remove(name);
        } catch (IOException notEvenMade) {
            // Nothing to take back.
        }
    }

    @Override
    public String remove(String path) {
        try {
            SafePath place = locate(path, false);
            if (place.entry().isEmpty()) {
                return "";
            }
            if (place.entry().get().isDirectory()) {
                throw fault("it is a folder");
            }
            try (SafeFolder folder = SafeFolder.holding(place)) {
                folder.remove(place.name());
            } catch (NoSuchFileException goneMeanwhile) {
                // That is what was wanted.
            }
            return "";
        } catch (IOException e) {
            return failed("remove", path, e);
        }
    }

    @Override
    public Optional<AutoCloseable> tryLock(String path) {
        try {
            return FileLocks.tryLock(locate(path, true).path());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + path + ": " + Faults.text(e), e);
        }
    }

    /** Opens a log file for a service. */
    AppendTarget openToAppend(String path) throws IOException {
        SafePath place = locate(path, true);
        if (!place.missing().isEmpty()) {
            throw fault("no such folder");
        }
        if (place.entry().isPresent() && !place.entry().get().isFile()) {
            throw fault("it is not a file");
        }
        try (SafeFolder folder = SafeFolder.holding(place)) {
            return new AppendTarget(folder.openToAppend(place.name()), place.path());
        }
    }

    private int user(Optional<String> name, int otherwise) {
        return name.isPresent() ? accounts.user(name.get()).orElse(otherwise) : otherwise;
    }

    private int group(Optional<String> name, int otherwise) {
        return name.isPresent() ? accounts.group(name.get()).orElse(otherwise) : otherwise;
    }

    private static FileSystemException fault(String reason) {
        return new FileSystemException(null, null, reason);
    }

    /** The first of these that means nothing on this machine. */
    private String wrong(Optional<String> owner, Optional<String> group, Optional<String> mode) {
        if (mode.isPresent() && FileMode.parse(mode.get()).isEmpty()) {
            return mode.get() + " is not a mode in octal";
        }
        if (owner.isPresent() && accounts.user(owner.get()).isEmpty()) {
            return "there is no user " + owner.get();
        }
        if (group.isPresent() && accounts.group(group.get()).isEmpty()) {
            return "there is no group " + group.get();
        }
        return "";
    }
}
