package org.oscine.host.simulated;

import java.util.Set;
import java.util.TreeSet;
import org.oscine.trust.Origin;

/** Who, besides root and the engine's own user, could have written what is read at a path of the simulated machine. */
final class Writers {
    private static final int MOST_LINKS = 40;

    private final SimulatedHost host;
    private final Set<Integer> users = new TreeSet<>();
    private final Set<Integer> groups = new TreeSet<>();
    private boolean anybody;

    Writers(SimulatedHost host) {
        this.host = host;
    }

    Origin origin(String path) {
        return new Origin(users, groups, anybody, path);
    }

    /** Takes in what the way leads through; gives where it ends. */
    String follow(String from, String path, int links) {
        String at = path.startsWith("/") ? "/" : from;
        for (String name : path.split("/")) {
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            SimulatedFile directory = host.tree().get(at);
            take(directory, true);
            String next = name.equals("..") ? FileTree.parent(at) : FileTree.child(at, name);
            SimulatedFile file = host.tree().get(next);
            if (file != null && file.isLink() && links < MOST_LINKS) {
                addOwner(file);
                next = follow(at, file.content(), links + 1);
            }
            at = next;
        }
        take(host.tree().get(at), false);
        return at;
    }

    private void take(SimulatedFile file, boolean onTheWay) {
        if (file == null) {
            return;
        }
        addOwner(file);
        if (onTheWay && file.isSticky()) {
            return;
        }
        if ((file.bits() & 0020) != 0) {
            groups.add(file.group());
        }
        anybody |= (file.bits() & 0002) != 0;
    }

    private void addOwner(SimulatedFile file) {
        if (file.owner() != 0 && file.owner() != host.accounts().self()) {
            users.add(file.owner());
        }
    }
}
