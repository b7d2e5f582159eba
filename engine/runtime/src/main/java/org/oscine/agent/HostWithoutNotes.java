package org.oscine.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Account;
import org.oscine.host.FileChanges;
import org.oscine.host.FileId;
import org.oscine.host.FileView;
import org.oscine.host.Host;
import org.oscine.ocf.Failure;

/**
 * A machine on which nothing is noted about an instance, and nothing can be: its state directory is not root's alone, so
 * somebody else may have written what is in it. It is neither read nor changed.
 *
 * @param why why it is not believed
 */
record HostWithoutNotes(Host host, String directory, Failure why) implements Host.Forwarding {

    private boolean isNote(String path) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }

    @Override
    public FileView files() {
        return new Files(host.files());
    }

    @Override
    public FileChanges changes() {
        return new Changes(host.changes());
    }

    private final class Files implements FileView.Forwarding {
        private final FileView files;

        Files(FileView files) {
            this.files = files;
        }

        @Override
        public FileView files() {
            return files;
        }

        @Override
        public Kind kind(String path) {
            return isNote(path) ? Kind.MISSING : files.kind(path);
        }

        @Override
        public Reading read(String path) {
            return isNote(path) ? new Reading.Missing() : files.read(path);
        }

        @Override
        public String beginning(String path) {
            return isNote(path) ? "" : files.beginning(path);
        }

        @Override
        public Optional<Instant> modified(String path) {
            return isNote(path) ? Optional.empty() : files.modified(path);
        }

        @Override
        public Optional<FileId> id(String path) {
            return isNote(path) ? Optional.empty() : files.id(path);
        }

        @Override
        public Optional<Integer> owner(String path) {
            return isNote(path) ? Optional.empty() : files.owner(path);
        }

        @Override
        public Reading readAs(Account account, String path) {
            return isNote(path) ? new Reading.Missing() : files.readAs(account, path);
        }

        @Override
        public List<String> matching(String pattern) {
            return isNote(pattern) ? List.of() : files.matching(pattern);
        }
    }

    private final class Changes implements FileChanges {
        private final FileChanges changes;

        Changes(FileChanges changes) {
            this.changes = changes;
        }

        /** With another's right nothing of the notes can be changed anyway. */
        @Override
        public FileChanges as(Account account) {
            return changes.as(account);
        }

        @Override
        public Failure makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode) {
            return isNote(path) ? why : changes.makeDirectory(path, owner, group, mode);
        }

        @Override
        public Failure write(String path, String content, String mode, Optional<String> owner, Optional<String> group) {
            return isNote(path) ? why : changes.write(path, content, mode, owner, group);
        }

        @Override
        public Failure makeFile(String path, String mode, Optional<String> owner, Optional<String> group) {
            return isNote(path) ? why : changes.makeFile(path, mode, owner, group);
        }

        /** There is nothing of ours. */
        @Override
        public Failure remove(String path) {
            return isNote(path) ? Failure.NONE : changes.remove(path);
        }

        @Override
        public Optional<AutoCloseable> tryLock(String path) {
            if (isNote(path)) {
                throw new UncheckedIOException(new IOException(why.cause()));
            }
            return changes.tryLock(path);
        }
    }
}
