package org.oscine.host.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.oscine.host.Account;
import org.oscine.host.FileChanges;
import org.oscine.host.FileMode;
import org.oscine.host.FileView;
import org.oscine.ocf.Failure;

/** The files of the simulated machine, to be changed. */
final class SimulatedFileChanges implements FileChanges {

    private final SimulatedHost host;
    private final Set<String> locked = new HashSet<>();

    SimulatedFileChanges(SimulatedHost host) {
        this.host = host;
    }

    @Override
    public FileChanges as(Account account) {
        return new SimulatedUserChanges(host, account);
    }

    /** A change to one file; it returns why it could not be done. */
    private interface Change {
        Failure at(FileTree.Place place);
    }

    private Failure change(String what, String path, boolean followLast, Change change) {
        FileTree.Place place = host.tree().locate(path, followLast);
        Failure fault = place.fault();
        if (!fault.exists() && !place.hostileLink().isEmpty()) {
            fault = Failure.of(place.hostileLink() + " is a symbolic link in a directory that others can write to");
        }
        if (!fault.exists()) {
            fault = host.changeFault(place.path());
        }
        if (!fault.exists() && !permitted(place)) {
            fault = Failure.of("permission denied");
        }
        if (!fault.exists()) {
            fault = change.at(place);
        }
        return fault.after("cannot " + what + " " + path + ": ");
    }

    /** Anybody but root needs to own what is there, and else a directory above that takes new files. */
    private boolean permitted(FileTree.Place place) {
        int self = host.accounts().self();
        if (self == 0) {
            return true;
        }
        if (place.file().isPresent()) {
            return place.file().get().owner() == self;
        }
        SimulatedFile directory = host.tree().get(FileTree.parent(place.path()));
        return directory == null || directory.allows(self, 3);
    }

    @Override
    public Failure makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode) {
        Failure wrong = wrong(owner, group, mode);
        if (wrong.exists()) {
            return wrong;
        }
        return change("create the directory", path, true, place -> {
            boolean missing = place.file().isEmpty();
            Failure fault = make(place.path());
            if (!fault.exists() && missing) {
                giveTo(place, owner, group);
                mode.ifPresent(octal -> setMode(place, octal));
            }
            return fault;
        });
    }

    private Failure make(String path) {
        SimulatedFile there = host.tree().get(path);
        if (there != null) {
            return there.isDirectory() ? Failure.NONE : Failure.of("it is not a directory");
        }
        Failure above = make(FileTree.parent(path));
        if (above.exists()) {
            return above;
        }
        host.tree().put(path, new SimulatedFile(host, SimulatedFile.Type.DIRECTORY, ""));
        host.record(new Effect.MadeDirectory(path));
        return Failure.NONE;
    }

    private void giveTo(FileTree.Place place, Optional<String> owner, Optional<String> group) {
        SimulatedFile file = host.tree().get(place.path());
        int user = owner.flatMap(host.accounts()::user).orElse(file.owner());
        int newGroup = group.flatMap(host.accounts()::group).orElse(file.group());
        if (user != file.owner() || newGroup != file.group()) {
            file.chown(user, newGroup);
            host.record(new Effect.GaveTo(place.path(), owner.orElse(Integer.toString(user)), group));
        }
    }

    private void setMode(FileTree.Place place, String octal) {
        SimulatedFile file = host.tree().get(place.path());
        int bits = Integer.parseInt(octal, 8);
        if (!file.mode().equals(Integer.toOctalString(bits))) {
            file.chmod(bits);
            host.record(new Effect.SetMode(place.path(), octal));
        }
    }

    @Override
    public Failure write(String path, String content, String mode, Optional<String> owner, Optional<String> group) {
        Failure wrong = wrong(owner, group, Optional.of(mode));
        if (wrong.exists()) {
            return wrong;
        }
        return change("write", path, true, place -> {
            SimulatedFile directory = host.tree().get(FileTree.parent(place.path()));
            if (directory == null || !directory.isDirectory()) {
                return Failure.of("no such directory");
            }
            if (place.file().isPresent() && place.file().get().isDirectory()) {
                return Failure.of("it is a directory");
            }
            if (!content.isEmpty() && host.contentFault(place.path()).exists()) {
                return host.contentFault(place.path());
            }
            SimulatedFile file = new SimulatedFile(host, SimulatedFile.Type.FILE, content);
            file.mode(mode);
            file.chown(owner.flatMap(host.accounts()::user).orElse(host.accounts().self()),
                    group.flatMap(host.accounts()::group).orElse(0));
            host.tree().put(place.path(), file);
            host.record(new Effect.Wrote(place.path(), content));
            return Failure.NONE;
        });
    }

    @Override
    public Failure makeFile(String path, String mode, Optional<String> owner, Optional<String> group) {
        Optional<SimulatedFile> there = host.tree().locate(path, true).file();
        if (there.isEmpty()) {
            return write(path, "", mode, owner, group);
        }
        boolean file = there.get().kind() == FileView.Kind.FILE;
        return file ? Failure.NONE : Failure.of("cannot create " + path + ": it is not a regular file");
    }

    @Override
    public Failure remove(String path) {
        return change("remove", path, false, place -> {
            if (place.file().isEmpty()) {
                return Failure.NONE;
            }
            if (place.file().get().isDirectory()) {
                return Failure.of("it is a directory");
            }
            host.tree().remove(place.path());
            host.record(new Effect.Removed(place.path()));
            return Failure.NONE;
        });
    }

    @Override
    public Optional<AutoCloseable> tryLock(String path) {
        FileTree.Place place = host.tree().locate(path, true);
        Failure fault = host.changeFault(place.path());
        if (host.tree().get(FileTree.parent(place.path())) == null) {
            fault = Failure.of("no such directory");
        }
        if (fault.exists()) {
            throw new UncheckedIOException(new IOException("cannot lock " + path + ": " + fault.cause()));
        }
        if (place.file().isEmpty()) {
            host.tree().put(place.path(), new SimulatedFile(host, SimulatedFile.Type.FILE, "").mode("600"));
        }
        return locked.add(place.path()) ? Optional.of(() -> locked.remove(place.path())) : Optional.empty();
    }

    /** The first of these that means nothing on this machine. */
    private Failure wrong(Optional<String> owner, Optional<String> group, Optional<String> mode) {
        if (mode.isPresent() && FileMode.parse(mode.get()).isEmpty()) {
            return Failure.of(mode.get() + " is not an octal mode");
        }
        if (owner.isPresent() && host.accounts().user(owner.get()).isEmpty()) {
            return Failure.of("there is no user " + owner.get());
        }
        if (group.isPresent() && host.accounts().group(group.get()).isEmpty()) {
            return Failure.of("there is no group " + group.get());
        }
        return Failure.NONE;
    }
}
