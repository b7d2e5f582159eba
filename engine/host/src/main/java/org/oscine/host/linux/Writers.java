package org.oscine.host.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.oscine.host.linux.SafePath.Attributes;
import org.oscine.trust.Origin;

/** Who, besides root and the engine's own user, could have written what is read at a path. */
final class Writers {
    private static final int MOST_LINKS = 40;
    private static final int BY_GROUP = 0020;
    private static final int BY_OTHERS = 0002;
    private static final int STICKY = 01000;

    private final int self;
    private final Set<Integer> users = new TreeSet<>();
    private final Set<Integer> groups = new TreeSet<>();
    private final Deque<String> ahead = new ArrayDeque<>();
    private boolean anybody;
    private int links;

    private Writers(int self) {
        this.self = self;
    }

    static Origin of(String path, int self) {
        try {
            return new Writers(self).walk(Path.of(path), path);
        } catch (IOException | InvalidPathException notToBeTold) {
            return Origin.unknown(path);
        }
    }

    private Origin walk(Path path, String shown) throws IOException {
        Path at = Path.of("/");
        push(path);
        take(Attributes.of(at).orElseThrow(), true);
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            Path next = name.equals("..") ? above(at) : at.resolve(name);
            Optional<Attributes> entry = Attributes.of(next);
            if (entry.isEmpty()) {
                break;
            }
            if (!entry.get().isLink()) {
                take(entry.get(), entry.get().isDirectory() && !ahead.isEmpty());
                at = next;
            } else if (++links > MOST_LINKS) {
                return Origin.unknown(shown);
            } else {
                addOwner(entry.get());
                Path target = Files.readSymbolicLink(next);
                at = target.isAbsolute() ? Path.of("/") : at;
                push(target);
            }
        }
        return new Origin(users, groups, anybody, shown);
    }

    private static Path above(Path path) {
        return path.getParent() == null ? path : path.getParent();
    }

    /** Puts the names of a path before those that are still ahead. */
    private void push(Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            String name = path.getName(i).toString();
            if (!name.isEmpty() && !name.equals(".")) {
                ahead.push(name);
            }
        }
    }

    /** @param onTheWay a directory that the way leads through: with the sticky bit nobody exchanges there what is another's */
    private void take(Attributes entry, boolean onTheWay) {
        addOwner(entry);
        if (onTheWay && (entry.mode() & STICKY) != 0) {
            return;
        }
        if ((entry.mode() & BY_GROUP) != 0) {
            groups.add(entry.group());
        }
        anybody |= (entry.mode() & BY_OTHERS) != 0;
    }

    private void addOwner(Attributes entry) {
        if (entry.owner() != 0 && entry.owner() != self) {
            users.add(entry.owner());
        }
    }
}
