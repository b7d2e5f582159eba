package org.oscine.host.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Supplier;
import org.oscine.host.Account;
import org.oscine.host.Commands;
import org.oscine.host.FileChanges;
import org.oscine.host.FileMode;
import org.oscine.ocf.Failure;

/** Changes to files and directories, safe in directories that the service's own user can write to. */
final class LinuxFileChanges implements FileChanges {

    private static final int NEW_DIRECTORY = 0755;
    private static final int NEW_LOG = 0644;
    private static final int COMMON_BITS = 0777;

    private final LinuxAccounts accounts;
    private final Supplier<Commands> commands;

    LinuxFileChanges(LinuxAccounts accounts, Supplier<Commands> commands) {
        this.accounts = accounts;
        this.commands = commands;
    }

    @Override
    public FileChanges as(Account account) {
        return new UserChanges(account, accounts, commands.get());
    }

    private static Failure failed(String what, String path, IOException cause) {
        return Failure.of("cannot " + what + " " + path + ": " + Faults.text(cause));
    }

    private SafePath locate(String path, boolean followLast) throws IOException {
        return SafePath.locate(path, followLast, accounts.self());
    }

    /** A place in a directory that is there. */
    private SafePath inDirectory(String path) throws IOException {
        SafePath place = locate(path, true);
        if (!place.missing().isEmpty()) {
            throw fault("no such directory");
        }
        return place;
    }

    /** A place where there is a regular file, or can be one. */
    private SafePath ofFile(String path) throws IOException {
        SafePath place = inDirectory(path);
        if (place.entry().isPresent() && !place.entry().get().isFile()) {
            throw fault("it is not a regular file");
        }
        return place;
    }

    @Override
    public Failure makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode) {
        Failure wrong = wrong(owner, group, mode);
        if (wrong.exists()) {
            return wrong;
        }
        try {
            SafePath place = locate(path, true);
            if (place.entry().isEmpty()) {
                place = make(place, path, rights(owner, group, mode));
            }
            if (!isDirectory(place)) {
                throw fault("it is not a directory");
            }
            return Failure.NONE;
        } catch (IOException e) {
            return failed("create the directory", path, e);
        }
    }

    private static boolean isDirectory(SafePath place) {
        return place.entry().isPresent() && place.entry().get().isDirectory();
    }

    private Rights rights(Optional<String> owner, Optional<String> group, Optional<String> mode) {
        return new Rights(user(owner, Rights.AS_IT_IS), group(group, Rights.AS_IT_IS),
                mode.isPresent() ? FileMode.parse(mode.get()).orElseThrow() : NEW_DIRECTORY);
    }

    /** Makes the last one and those above it, which stay root's; what it is called afterwards leads to what is there. */
    private SafePath make(SafePath place, String path, Rights rights) throws IOException {
        SafePath next = place;
        while (!next.missing().isEmpty()) {
            String name = next.missing().getFirst();
            makeOne(next.above(), name, new Rights(Rights.AS_IT_IS, Rights.AS_IT_IS, NEW_DIRECTORY));
            SafePath then = locate(path, true);
            if (then.missing().size() >= next.missing().size()) {
                throw fault("it was moved while it was being created");
            }
            next = then;
        }
        if (next.entry().isEmpty()) {
            makeOne(next, next.name(), rights);
        }
        return locate(path, true);
    }

    /** In an exposed directory somebody may lead this astray, but to no more than an empty directory of root's. */
    private static void makeOne(SafePath place, String name, Rights rights) throws IOException {
        try (SafeDirectory directory = SafeDirectory.holding(place)) {
            directory.createDirectory(name, rights, place.exposed());
        } catch (IOException perhapsMadeMeanwhile) {
            // By a call beside this one; whoever asked for it looks at what it is.
            if (!Files.isDirectory(place.directory().resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw perhapsMadeMeanwhile;
            }
        }
    }

    @Override
    public Failure write(String path, String content, String mode, Optional<String> owner, Optional<String> group) {
        Failure wrong = wrong(owner, group, Optional.of(mode));
        if (wrong.exists()) {
            return wrong;
        }
        try {
            SafePath place = inDirectory(path);
            if (place.entry().isPresent() && place.entry().get().isDirectory()) {
                throw fault("it is a directory");
            }
            try (SafeDirectory directory = SafeDirectory.holding(place)) {
                replace(directory, place, content, FileMode.parse(mode).orElseThrow(), owner, group);
            }
            return Failure.NONE;
        } catch (IOException e) {
            return failed("write", path, e);
        }
    }

    private void replace(SafeDirectory directory, SafePath place, String content, int bits, Optional<String> owner,
            Optional<String> group) throws IOException {
        String fresh = NewEntry.name(place.name());
        directory.create(fresh, content, new Rights(user(owner, Rights.AS_IT_IS), group(group, Rights.AS_IT_IS),
                bits & COMMON_BITS));
        try {
            directory.rename(fresh, place.name());
        } catch (IOException failure) {
            directory.remove(fresh);
            throw failure;
        }
    }

    @Override
    public Failure makeFile(String path, String mode, Optional<String> owner, Optional<String> group) {
        Failure wrong = wrong(owner, group, Optional.of(mode));
        if (wrong.exists()) {
            return wrong;
        }
        try {
            SafePath place = ofFile(path);
            if (place.entry().isEmpty()) {
                makeFile(place, new Rights(user(owner, Rights.AS_IT_IS), group(group, Rights.AS_IT_IS),
                        FileMode.parse(mode).orElseThrow() & COMMON_BITS));
            }
            return Failure.NONE;
        } catch (IOException e) {
            return failed("create", path, e);
        }
    }

    private static void makeFile(SafePath place, Rights rights) throws IOException {
        try (SafeDirectory directory = SafeDirectory.holding(place)) {
            directory.create(place.name(), "", rights);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // By the service itself, or a call beside this one.
        }
    }

    @Override
    public Failure remove(String path) {
        try {
            SafePath place = locate(path, false);
            if (place.entry().isEmpty()) {
                return Failure.NONE;
            }
            if (place.entry().get().isDirectory()) {
                throw fault("it is a directory");
            }
            try (SafeDirectory directory = SafeDirectory.holding(place)) {
                directory.remove(place.name());
            } catch (NoSuchFileException goneMeanwhile) {
                // That is what was wanted.
            }
            return Failure.NONE;
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

    /**
     * Opens a log file for a service. One that is missing is made as a shell of that user would make it.
     *
     * @param user who the service runs as; absent: the engine's user
     * @param group its group; absent: the user's
     */
    AppendTarget openToAppend(String path, Optional<String> user, Optional<String> group) throws IOException {
        SafePath place = ofFile(path);
        int owner = user(user, Rights.AS_IT_IS);
        int ownersGroup = group.isPresent() || owner == Rights.AS_IT_IS
                ? group(group, Rights.AS_IT_IS)
                : accounts.primaryGroup(owner).orElse(Rights.AS_IT_IS);
        try (SafeDirectory directory = SafeDirectory.holding(place)) {
            AppendTarget target = directory.openToAppend(place.name(), new Rights(owner, ownersGroup, NEW_LOG));
            return place.exposed() ? ofTheService(target, owner) : target;
        }
    }

    /**
     * Where others can exchange it, it may be a file that is not theirs, or a second name of one.
     *
     * @param user who must own it; root adds to any
     */
    private static AppendTarget ofTheService(AppendTarget target, int user) throws IOException {
        Failure wrong = target.hasSecondName() ? Failure.of("it has another hard link") : Failure.NONE;
        if (!wrong.exists() && user > 0 && target.owner() != user) {
            wrong = Failure.of("it belongs to user " + target.owner() + ", not to user " + user);
        }
        if (wrong.exists()) {
            target.close();
            throw fault(wrong.cause());
        }
        return target;
    }

    /** As {@link #openToAppend}, for what somebody besides root has named: it must be a file of that account's own. */
    AppendTarget openToAppend(String path, Account by) throws IOException {
        Failure failure = new UserChanges(by, accounts, commands.get()).touch(path);
        if (failure.exists()) {
            throw fault(failure.cause());
        }
        SafePath place = locate(path, true);
        try (SafeDirectory directory = SafeDirectory.holding(place)) {
            int user = accounts.user(by.user()).orElseThrow();
            return ofTheService(directory.openToAppend(place.name(), Rights.UNCHANGED), user);
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
    private Failure wrong(Optional<String> owner, Optional<String> group, Optional<String> mode) {
        if (mode.isPresent() && FileMode.parse(mode.get()).isEmpty()) {
            return Failure.of(mode.get() + " is not an octal mode");
        }
        if (owner.isPresent() && accounts.user(owner.get()).isEmpty()) {
            return Failure.of("there is no user " + owner.get());
        }
        if (group.isPresent() && accounts.group(group.get()).isEmpty()) {
            return Failure.of("there is no group " + group.get());
        }
        return Failure.NONE;
    }
}
