package org.oscine.host.linux;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a path leads, for one who is about to change something there as root. Links are followed as long as only
 * root could have laid them; the first one in a directory that somebody else can write to ends the way.
 *
 * @param trusted the last directory on the way that nobody else can exchange, without links in its name
 * @param below the directories from there to the one that holds the entry; somebody else may exchange them at any time
 * @param missing those of them that are not there, the last ones
 * @param name the entry's name
 * @param entry what stands there, links not followed; absent when nothing does
 * @param exposed whether somebody else can exchange the entry between a look and a change
 */
record SafePath(Path trusted, List<String> below, List<String> missing, String name, Optional<Attributes> entry,
        boolean exposed) {

    private static final int MOST_LINKS = 40;

    /** What the kernel says of an entry (inode(7)). */
    record Attributes(int mode, int owner, int group, int links) {
        private static final int KIND = 0170000;
        private static final int LINK = 0120000;
        private static final int DIRECTORY = 0040000;
        private static final int FILE = 0100000;
        private static final int STICKY = 01000;

        static Optional<Attributes> of(Path path) throws IOException {
            try {
                Map<String, Object> all =
                        Files.readAttributes(path, "unix:mode,uid,gid,nlink", LinkOption.NOFOLLOW_LINKS);
                return Optional.of(new Attributes((int) all.get("mode"), (int) all.get("uid"), (int) all.get("gid"),
                        (int) all.get("nlink")));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }

        boolean isLink() {
            return (mode & KIND) == LINK;
        }

        boolean isDirectory() {
            return (mode & KIND) == DIRECTORY;
        }

        boolean isFile() {
            return (mode & KIND) == FILE;
        }

        int permissions() {
            return mode & 07777;
        }

        /** Whether only root, or the engine's own user, can exchange what is in this directory. */
        boolean keepsOthersOut(int self) {
            return (owner == 0 || owner == self) && (mode & 022) == 0;
        }

        /** Whether entries in this directory are safe from everybody but their owners, as those in /tmp. */
        boolean protectsEntries() {
            return owner == 0 && (mode & STICKY) != 0;
        }
    }

    /** The whole path, free of links when it was looked at. */
    Path path() {
        return directory().resolve(name);
    }

    /** The same up to the last directory that is there. */
    SafePath above() {
        return new SafePath(trusted, below, List.of(), missing.getFirst(), Optional.empty(), exposed);
    }

    Path directory() {
        Path directory = trusted;
        for (String part : below) {
            directory = directory.resolve(part);
        }
        for (String part : missing) {
            directory = directory.resolve(part);
        }
        return directory;
    }

    /**
     * Follows a path.
     *
     * @param followLast whether a link at its end is followed, too
     * @throws IOException when the way ends early; its text says why, without the path
     */
    static SafePath locate(String text, boolean followLast, int self) throws IOException {
        Path path = pathOf(text);
        if (!path.isAbsolute() || path.getNameCount() == 0) {
            throw new FileSystemException(null, null, "not an absolute path of a file or directory");
        }
        return new Walk(self).to(path, followLast);
    }

    private static Path pathOf(String text) throws IOException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new FileSystemException(null, null, "not a path: " + e.getReason());
        }
    }

    /** The state of one walk. */
    private static final class Walk {
        private final int self;
        private final Deque<String> ahead = new ArrayDeque<>();
        private Path at;
        private Path trusted;
        /** Whether nobody else can exchange the directory that the walk is in. */
        private boolean fixed;
        /** What is known of that directory. */
        private Attributes here;
        private int links;

        Walk(int self) {
            this.self = self;
        }

        SafePath to(Path path, boolean followLast) throws IOException {
            begin(names(path));
            while (!ahead.isEmpty()) {
                String name = ahead.pop();
                if (name.equals("..")) {
                    goTo(at.getParent() == null ? at : at.getParent());
                    continue;
                }
                Optional<Attributes> entry = Attributes.of(at.resolve(name));
                if (entry.isPresent() && entry.get().isLink() && (followLast || !ahead.isEmpty())) {
                    follow(at.resolve(name));
                } else if (ahead.isEmpty()) {
                    return new SafePath(trusted, names(trusted.relativize(at)), List.of(), name, entry, !isSafe());
                } else if (entry.isEmpty()) {
                    return missing(name);
                } else {
                    enter(name, entry.get());
                }
            }
            throw new FileSystemException(null, null, "it is the root directory");
        }

        private void begin(List<String> names) throws IOException {
            at = Path.of("/");
            trusted = at;
            here = Attributes.of(at).orElseThrow();
            fixed = true;
            ahead.clear();
            ahead.addAll(names);
        }

        private boolean isSafe() {
            return fixed && here.keepsOthersOut(self);
        }

        private void enter(String name, Attributes directory) throws IOException {
            if (!directory.isDirectory()) {
                throw new FileSystemException(null, null, at.resolve(name) + " is not a directory");
            }
            boolean kept = here.keepsOthersOut(self)
                    || here.protectsEntries() && (directory.owner() == 0 || directory.owner() == self);
            fixed &= kept;
            at = at.resolve(name);
            here = directory;
            if (fixed) {
                trusted = at;
            }
        }

        private void follow(Path link) throws IOException {
            if (!isSafe()) {
                throw new FileSystemException(null, null,
                        link + " is a symbolic link in a directory that others can write to");
            }
            if (++links > MOST_LINKS) {
                throw new FileSystemException(null, null, "too many symbolic links");
            }
            goTo(at.resolve(Files.readSymbolicLink(link)));
        }

        /** Begins anew with another way to where the walk is, and what was ahead behind it. */
        private void goTo(Path path) throws IOException {
            List<String> names = names(path);
            names.addAll(ahead);
            begin(names);
        }

        private SafePath missing(String first) {
            List<String> missing = new ArrayList<>();
            missing.add(first);
            missing.addAll(ahead);
            String name = missing.remove(missing.size() - 1);
            return new SafePath(trusted, names(trusted.relativize(at)), missing, name, Optional.empty(), !isSafe());
        }

        private static List<String> names(Path path) {
            List<String> names = new ArrayList<>();
            for (Path name : path) {
                if (!name.toString().isEmpty() && !name.toString().equals(".")) {
                    names.add(name.toString());
                }
            }
            return names;
        }
    }
}
