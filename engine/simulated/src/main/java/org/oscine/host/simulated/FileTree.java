package org.oscine.host.simulated;

import java.util.Optional;
import java.util.TreeMap;
import org.oscine.ocf.Failure;
import org.oscine.trust.Origin;

/** The file tree of the simulated machine, and the way through it. */
final class FileTree {

    private static final int MOST_LINKS = 40;

    /** By the path of each, which has no link, no "." and no slash at its end in it. */
    private final TreeMap<String, SimulatedFile> files = new TreeMap<>();
    private final SimulatedHost host;

    /**
     * Where a path leads.
     *
     * @param path the same without links
     * @param file what stands there
     * @param hostileLink the first link on the way that somebody other than root could have laid; empty: none
     * @param fault why the way ends early
     * @param circle whether it does for links that lead in a circle
     */
    record Place(String path, Optional<SimulatedFile> file, String hostileLink, Failure fault, boolean circle) {
        Place(String path, Optional<SimulatedFile> file, String hostileLink, Failure fault) {
            this(path, file, hostileLink, fault, false);
        }
    }

    FileTree(SimulatedHost host) {
        this.host = host;
        files.put("/", new SimulatedFile(host, SimulatedFile.Type.DIRECTORY, ""));
    }

    /** Puts something in, with the directories above it. */
    SimulatedFile add(String path, SimulatedFile file) {
        String at = locate(path, false).path();
        addDirectoriesAbove(at);
        files.put(at, file);
        return file;
    }

    private void addDirectoriesAbove(String path) {
        String above = parent(path);
        if (!files.containsKey(above)) {
            addDirectoriesAbove(above);
            files.put(above, new SimulatedFile(host, SimulatedFile.Type.DIRECTORY, ""));
        }
    }

    SimulatedFile get(String path) {
        return files.get(path);
    }

    void put(String path, SimulatedFile file) {
        files.put(path, file);
    }

    /** Takes something out, with all that is below it. */
    void remove(String path) {
        files.remove(path);
        files.keySet().removeIf(other -> other.startsWith(path + "/"));
    }

    /** The names in a directory. */
    Iterable<String> names(String directory) {
        String prefix = directory.equals("/") ? "/" : directory + "/";
        return files.tailMap(prefix, false).keySet().stream()
                .takeWhile(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .filter(name -> name.indexOf('/') < 0)
                .toList();
    }

    /** Follows a path through directories and links, as the kernel does. */
    Place locate(String path, boolean followLast) {
        return walk("/", path, followLast, "", 0);
    }

    /** Who could have written what is read at a path, as {@link org.oscine.host.FileView#writers} says. */
    Origin writers(String path) {
        Writers writers = new Writers(host);
        writers.follow("/", path, 0);
        return writers.origin(path);
    }

    private Place walk(String from, String path, boolean followLast, String hostileLink, int links) {
        String at = path.startsWith("/") ? "/" : from;
        String hostile = hostileLink;
        String[] names = path.split("/");
        for (int i = 0; i < names.length; i++) {
            if (names[i].isEmpty() || names[i].equals(".")) {
                continue;
            }
            SimulatedFile directory = files.get(at);
            if (directory != null && !directory.isDirectory()) {
                return new Place(at, Optional.empty(), hostile, Failure.of("not a directory: " + at));
            }
            String next = names[i].equals("..") ? parent(at) : child(at, names[i]);
            SimulatedFile file = files.get(next);
            if (file != null && file.isLink() && (followLast || i < names.length - 1)) {
                if (links == MOST_LINKS) {
                    return new Place(next, Optional.empty(), hostile, Failure.of("too many symbolic links: " + path), true);
                }
                hostile = hostile.isEmpty() && directory != null && directory.openToOthers() ? next : hostile;
                Place target = walk(at, file.content(), true, hostile, links + 1);
                if (target.fault().exists()) {
                    return target;
                }
                hostile = target.hostileLink();
                next = target.path();
            }
            at = next;
        }
        return new Place(at, Optional.ofNullable(files.get(at)), hostile, Failure.NONE);
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    static String child(String directory, String name) {
        return directory.equals("/") ? "/" + name : directory + "/" + name;
    }
}
