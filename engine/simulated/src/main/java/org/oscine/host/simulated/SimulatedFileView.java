package org.oscine.host.simulated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Account;
import org.oscine.host.FileId;
import org.oscine.host.FileView;
import org.oscine.host.PathName;
import org.oscine.host.ShellPattern;
import org.oscine.ocf.Failure;
import org.oscine.trust.Origin;

/** The files of the simulated machine, to be looked at. */
final class SimulatedFileView implements FileView {

    private static final int MOST = 1 << 20;
    private static final int MOST_MATCHES = 1000;

    private final SimulatedHost host;

    SimulatedFileView(SimulatedHost host) {
        this.host = host;
    }

    private Optional<SimulatedFile> at(String path) {
        return host.tree().locate(path, true).file();
    }

    @Override
    public Kind kind(String path) {
        FileTree.Place place = host.tree().locate(path, true);
        return place.circle() ? Kind.OTHER : place.file().map(SimulatedFile::kind).orElse(Kind.MISSING);
    }

    @Override
    public Reading read(String path) {
        FileTree.Place place = host.tree().locate(path, true);
        if (place.circle()) {
            return new Reading.Odd("its symbolic links form a loop");
        }
        if (place.file().isEmpty()) {
            Failure fault = PathName.fault(path);
            return fault.exists() ? new Reading.Odd(fault.cause()) : new Reading.Missing();
        }
        return read(place.file().get());
    }

    private Reading read(SimulatedFile file) {
        if (!file.unreadable().isEmpty()) {
            return new Reading.Unreadable(file.unreadable());
        }
        if (file.kind() != Kind.FILE) {
            return new Reading.Odd(file.oddity());
        }
        if (!file.allows(host.accounts().self(), 4)) {
            return new Reading.Unreadable("permission denied");
        }
        String text = file.content();
        return text.length() > MOST ? new Reading.Odd("it is larger than one mebibyte") : new Reading.Content(text);
    }

    @Override
    public String beginning(String path) {
        String text = read(path) instanceof Reading.Content content ? content.text() : "";
        return text.substring(0, Math.min(BEGINNING, text.length()));
    }

    @Override
    public Reading readAs(Account account, String path) {
        Optional<SimulatedFile> file = at(path);
        boolean may = file.isEmpty() || new SimulatedUserChanges(host, account).mayRead(host.tree().locate(path, true));
        return may ? read(path) : new Reading.Unreadable("permission denied");
    }

    @Override
    public Optional<Instant> modified(String path) {
        return at(path).filter(file -> file.kind() != Kind.UNREADABLE).map(SimulatedFile::modified);
    }

    @Override
    public Optional<String> realPath(String path) {
        FileTree.Place place = host.tree().locate(path, true);
        return place.file().map(file -> place.path());
    }

    /** A number for each file object: a file that is written anew in place keeps it, as on a disk. */
    @Override
    public Optional<FileId> id(String path) {
        return at(path).map(file -> new FileId(1, System.identityHashCode(file)));
    }

    @Override
    public Optional<Integer> owner(String path) {
        return at(path).map(SimulatedFile::owner);
    }

    @Override
    public List<String> matching(String pattern) {
        List<String> found = List.of("");
        for (String part : pattern.split("/")) {
            if (!part.isEmpty()) {
                found = step(found, part);
            }
        }
        return found.stream().sorted().toList();
    }

    private List<String> step(List<String> directories, String part) {
        List<String> found = new ArrayList<>();
        for (String directory : directories) {
            if (!ShellPattern.isPattern(part)) {
                if (kind(directory + "/" + part) != Kind.MISSING) {
                    found.add(directory + "/" + part);
                }
                continue;
            }
            FileTree.Place place = host.tree().locate(directory.isEmpty() ? "/" : directory, true);
            for (String name : host.tree().names(place.path())) {
                if (found.size() < MOST_MATCHES && ShellPattern.matches(part, name)) {
                    found.add(directory + "/" + name);
                }
            }
        }
        return found;
    }

    @Override
    public boolean executable(String path) {
        return at(path).filter(file -> file.kind() == Kind.FILE && file.allows(host.accounts().self(), 1)).isPresent();
    }

    @Override
    public Origin writers(String path) {
        return host.tree().writers(path);
    }

    @Override
    public Access writableBy(String path, String user) {
        Optional<Integer> id = host.accounts().user(user);
        if (id.isEmpty()) {
            return Access.UNKNOWN;
        }
        FileTree.Place place = host.tree().locate(path, true);
        if (place.file().isEmpty() || host.changeFault(place.path()).exists()) {
            return Access.NO;
        }
        boolean reached = true;
        for (String above = place.path(); !above.equals("/"); ) {
            above = FileTree.parent(above);
            reached &= host.tree().get(above).allows(id.get(), 1);
        }
        SimulatedFile file = place.file().get();
        return reached && file.allows(id.get(), file.isDirectory() ? 3 : 2) ? Access.YES : Access.NO;
    }
}
