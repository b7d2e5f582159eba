package org.oscine.host.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.oscine.host.Account;
import org.oscine.host.FileChanges;
import org.oscine.host.FileMode;
import org.oscine.host.FileView;
import org.oscine.ocf.Failure;

/** Changes to the files of the simulated machine with the right of an account, judged as a kernel judges them. */
final class SimulatedUserChanges implements FileChanges {
    private static final Failure DENIED = Failure.of("Permission denied");
    private static final Failure NOT_THERE = Failure.of("No such file or directory");
    private static final Failure DIRECTORY = Failure.of("Is a directory");

    private final SimulatedHost host;
    private final Account account;
    private final int user;
    private final Set<Integer> groups;

    SimulatedUserChanges(SimulatedHost host, Account account) {
        this.host = host;
        this.account = account;
        this.user = host.accounts().user(account.user()).orElseThrow();
        this.groups = account.group().isPresent()
                ? Set.of(host.accounts().group(account.group().get()).orElseThrow())
                : host.accountTable().groupsOf(user);
    }

    @Override
    public FileChanges as(Account other) {
        return new SimulatedUserChanges(host, other);
    }

    @Override
    public Failure makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode) {
        Failure fault = notItself(owner);
        if (!fault.exists() && mode.isPresent() && FileMode.parse(mode.get()).isEmpty()) {
            fault = Failure.of(mode.get() + " is not an octal mode");
        }
        if (!fault.exists()) {
            fault = make(host.tree().locate(path, true).path(), mode);
        }
        return failed("create", path, fault);
    }

    private Failure make(String path, Optional<String> mode) {
        SimulatedFile there = host.tree().get(path);
        if (there != null) {
            return there.isDirectory() ? Failure.NONE : Failure.of("Not a directory");
        }
        String above = FileTree.parent(path);
        Failure fault = make(above, Optional.empty());
        if (!fault.exists()) {
            fault = newEntryFault(path);
        }
        if (!fault.exists()) {
            SimulatedFile made = mine(SimulatedFile.Type.DIRECTORY, "");
            mode.ifPresent(made::mode);
            host.tree().put(path, made);
            host.record(new Effect.MadeDirectory(path, name()));
        }
        return fault;
    }

    @Override
    public Failure write(String path, String content, String mode, Optional<String> owner, Optional<String> group) {
        FileTree.Place place = host.tree().locate(path, true);
        Failure fault = notItself(owner);
        if (!fault.exists()) {
            fault = place.file().isPresent() && place.file().get().isDirectory() ? DIRECTORY : newEntryFault(place.path());
        }
        if (!fault.exists() && !content.isEmpty()) {
            fault = host.contentFault(place.path());
        }
        if (!fault.exists()) {
            host.tree().put(place.path(), mine(SimulatedFile.Type.FILE, content).mode(mode));
            host.record(new Effect.Wrote(place.path(), content, name()));
        }
        return failed("write", path, fault);
    }

    @Override
    public Failure makeFile(String path, String mode, Optional<String> owner, Optional<String> group) {
        Optional<SimulatedFile> there = host.tree().locate(path, true).file();
        if (there.isEmpty()) {
            return write(path, "", mode, owner, group);
        }
        return there.get().kind() == FileView.Kind.FILE ? Failure.NONE : failed("create", path, Failure.of("not a regular file"));
    }

    @Override
    public Failure remove(String path) {
        FileTree.Place place = host.tree().locate(path, false);
        if (place.file().isEmpty()) {
            return Failure.NONE;
        }
        Failure fault = place.file().get().isDirectory() ? DIRECTORY : newEntryFault(place.path());
        SimulatedFile directory = host.tree().get(FileTree.parent(place.path()));
        if (!fault.exists() && directory.isSticky() && user != place.file().get().owner() && user != directory.owner()) {
            fault = Failure.of("Operation not permitted");
        }
        if (!fault.exists()) {
            host.tree().remove(place.path());
            host.record(new Effect.Removed(place.path(), name()));
        }
        return failed("remove", path, fault);
    }

    @Override
    public Optional<AutoCloseable> tryLock(String path) {
        throw new UncheckedIOException(new IOException("a lock is the engine's own"));
    }

    /** Makes an empty file, if it is missing; returns why it cannot be added to. */
    Failure touch(FileTree.Place place) {
        if (place.file().isEmpty()) {
            Failure fault = newEntryFault(place.path());
            if (!fault.exists()) {
                host.tree().put(place.path(), mine(SimulatedFile.Type.FILE, ""));
            }
            return fault;
        }
        return reaches(place.path()) && place.file().get().allows(user, groups, 2) && place.file().get().owner() == user ? Failure.NONE : DENIED;
    }

    boolean mayRead(FileTree.Place place) {
        return reaches(place.path()) && place.file().orElseThrow().allows(user, groups, 4);
    }

    /** Why no entry can be added to or taken from the directory that holds this path. */
    private Failure newEntryFault(String path) {
        SimulatedFile directory = host.tree().get(FileTree.parent(path));
        if (directory == null) {
            return NOT_THERE;
        }
        if (host.changeFault(path).exists()) {
            return host.changeFault(path);
        }
        return reaches(path) && directory.allows(user, groups, 3) ? Failure.NONE : DENIED;
    }

    private boolean reaches(String path) {
        String above = path;
        do {
            above = FileTree.parent(above);
            if (!host.tree().get(above).allows(user, groups, 1)) {
                return false;
            }
        } while (!above.equals("/"));
        return true;
    }

    private SimulatedFile mine(SimulatedFile.Type type, String content) {
        SimulatedFile file = new SimulatedFile(host, type, content);
        file.chown(user, groups.stream().findFirst().orElse(65534));
        return file;
    }

    private Failure notItself(Optional<String> owner) {
        if (owner.isEmpty()) {
            return Failure.NONE;
        }
        Optional<Integer> wanted = host.accounts().user(owner.get());
        if (wanted.isEmpty()) {
            return Failure.of("there is no user " + owner.get());
        }
        return wanted.get() == user ? Failure.NONE : Failure.of("only root can change its owner to " + owner.get());
    }

    private String name() {
        return host.accountTable().nameOf(user);
    }

    private Failure failed(String what, String path, Failure fault) {
        return fault.after("cannot " + what + " " + path + " as " + account.shown() + ": ");
    }
}
