package org.oscine.host.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.oscine.host.Account;
import org.oscine.host.FileChanges;
import org.oscine.host.FileMode;

/** Changes to the files of the simulated machine with the right of an account, judged as a kernel judges them. */
final class SimulatedUserChanges implements FileChanges {
    private static final String DENIED = "Permission denied";
    private static final String NOT_THERE = "No such file or directory";

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
    public String makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode) {
        String fault = notItself(owner);
        if (fault.isEmpty() && mode.isPresent() && FileMode.parse(mode.get()).isEmpty()) {
            fault = mode.get() + " is not a mode in octal";
        }
        if (fault.isEmpty()) {
            fault = make(host.tree().locate(path, true).path(), mode);
        }
        return failed("make", path, fault);
    }

    private String make(String path, Optional<String> mode) {
        SimulatedFile there = host.tree().get(path);
        if (there != null) {
            return there.isDirectory() ? "" : "Not a directory";
        }
        String above = FileTree.parent(path);
        String fault = make(above, Optional.empty());
        if (fault.isEmpty()) {
            fault = newEntryFault(path);
        }
        if (fault.isEmpty()) {
            SimulatedFile made = mine(SimulatedFile.Type.DIRECTORY, "");
            mode.ifPresent(made::mode);
            host.tree().put(path, made);
            host.record(new Effect.MadeDirectory(path, name()));
        }
        return fault;
    }

    @Override
    public String write(String path, String content, String mode, Optional<String> owner, Optional<String> group) {
        FileTree.Place place = host.tree().locate(path, true);
        String fault = notItself(owner);
        if (fault.isEmpty()) {
            fault = place.file().isPresent() && place.file().get().isDirectory() ? "Is a directory" : newEntryFault(place.path());
        }
        if (fault.isEmpty() && !content.isEmpty()) {
            fault = host.contentFault(place.path());
        }
        if (fault.isEmpty()) {
            host.tree().put(place.path(), mine(SimulatedFile.Type.FILE, content).mode(mode));
            host.record(new Effect.Wrote(place.path(), content, name()));
        }
        return failed("write", path, fault);
    }

    @Override
    public String remove(String path) {
        FileTree.Place place = host.tree().locate(path, false);
        if (place.file().isEmpty()) {
            return "";
        }
        String fault = place.file().get().isDirectory() ? "Is a directory" : newEntryFault(place.path());
        SimulatedFile folder = host.tree().get(FileTree.parent(place.path()));
        if (fault.isEmpty() && folder.isSticky() && user != place.file().get().owner() && user != folder.owner()) {
            fault = "Operation not permitted";
        }
        if (fault.isEmpty()) {
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
    String touch(FileTree.Place place) {
        if (place.file().isEmpty()) {
            String fault = newEntryFault(place.path());
            if (fault.isEmpty()) {
                host.tree().put(place.path(), mine(SimulatedFile.Type.FILE, ""));
            }
            return fault;
        }
        return reaches(place.path()) && place.file().get().allows(user, groups, 2) && place.file().get().owner() == user ? "" : DENIED;
    }

    boolean mayRead(FileTree.Place place) {
        return reaches(place.path()) && place.file().orElseThrow().allows(user, groups, 4);
    }

    /** Why no entry can be added to or taken from the directory that holds this path. */
    private String newEntryFault(String path) {
        SimulatedFile folder = host.tree().get(FileTree.parent(path));
        if (folder == null) {
            return NOT_THERE;
        }
        if (!host.changeFault(path).isEmpty()) {
            return host.changeFault(path);
        }
        return reaches(path) && folder.allows(user, groups, 3) ? "" : DENIED;
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

    private String notItself(Optional<String> owner) {
        if (owner.isEmpty()) {
            return "";
        }
        Optional<Integer> wanted = host.accounts().user(owner.get());
        if (wanted.isEmpty()) {
            return "there is no user " + owner.get();
        }
        return wanted.get() == user ? "" : "only root could give it to " + owner.get();
    }

    private String name() {
        return host.accountTable().nameOf(user);
    }

    private String failed(String what, String path, String fault) {
        return fault.isEmpty() ? "" : "cannot " + what + " " + path + " as " + account.shown() + ": " + fault;
    }
}
