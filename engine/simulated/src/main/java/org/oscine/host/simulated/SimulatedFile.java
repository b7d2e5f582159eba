package org.oscine.host.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.oscine.host.FileView.Kind;

/** A file, directory, socket or link of the simulated machine. What is said of it here counts at once. */
public final class SimulatedFile {

    /** What stands at a path itself, with links not followed. */
    enum Type { FILE, DIRECTORY, SOCKET, FIFO, DEVICE, LINK }

    private final SimulatedHost host;
    private final Type type;
    private String content;
    private Instant modified;
    private String unreadable = "";
    private boolean failing;
    private int mode;
    private int owner;
    private int group;

    SimulatedFile(SimulatedHost host, Type type, String content) {
        this.host = host;
        this.type = type;
        this.mode = type == Type.DIRECTORY ? 0755 : 0644;
        content(content);
    }

    /** Its text; for a link the path that it names. The file counts as written now. */
    public SimulatedFile content(String text) {
        content = text;
        return touched();
    }

    /** Lets it have been written to just now. */
    public SimulatedFile touched() {
        modified = host.clock().wall();
        return this;
    }

    /** Lets it have been written to this long ago. */
    public SimulatedFile age(Duration age) {
        modified = host.clock().wall().minus(age);
        return this;
    }

    /** Permission bits, in octal. */
    public SimulatedFile mode(String octal) {
        mode = Integer.parseInt(octal, 8);
        return this;
    }

    /** Its owner, by name or number. */
    public SimulatedFile owner(String user) {
        owner = host.accountTable().userOrThrow(user);
        return this;
    }

    /** Its group, by name or number. */
    public SimulatedFile group(String name) {
        group = host.accountTable().groupOrThrow(name);
        return this;
    }

    /** It is there, but reading it fails. */
    public SimulatedFile unreadable(String cause) {
        unreadable = cause;
        return this;
    }

    /** Not even its kind can be told, as on a file server that is away. */
    public SimulatedFile failing(String cause) {
        failing = true;
        return unreadable(cause);
    }

    /** Its text. */
    public String content() {
        return content;
    }

    /** Its permission bits, in octal. */
    public String mode() {
        return Integer.toOctalString(mode);
    }

    /** Its owner's id. */
    public int owner() {
        return owner;
    }

    /** Its group's id. */
    public int group() {
        return group;
    }

    Kind kind() {
        if (failing) {
            return Kind.UNREADABLE;
        }
        return switch (type) {
            case FILE -> Kind.FILE;
            case DIRECTORY -> Kind.DIRECTORY;
            case SOCKET -> Kind.SOCKET;
            case DEVICE -> Kind.DEVICE;
            case FIFO, LINK -> Kind.OTHER;
        };
    }

    /** What it is, where it is no file. */
    String oddity() {
        return switch (type) {
            case FILE, LINK -> "it is not a regular file";
            case DIRECTORY -> "it is a directory";
            case SOCKET -> "it is a socket";
            case FIFO -> "it is a FIFO";
            case DEVICE -> "it is a device";
        };
    }

    Instant modified() {
        return modified;
    }

    String unreadable() {
        return unreadable;
    }

    boolean isLink() {
        return type == Type.LINK;
    }

    boolean isDirectory() {
        return type == Type.DIRECTORY;
    }

    /** Whether somebody other than root, or the engine's own user, may make files in this directory. */
    boolean openToOthers() {
        return owner != 0 && owner != host.accounts().self() || (mode & 022) != 0;
    }

    int bits() {
        return mode;
    }

    /** Whether what is in this directory can be exchanged only by its owner, as in /tmp. */
    boolean isSticky() {
        return (mode & 01000) != 0;
    }

    /** Whether a user has these rights (4 read, 2 write, 1 execute or enter). */
    boolean allows(int user, int rights) {
        return allows(user, host.accountTable().groupsOf(user), rights);
    }

    /** As {@link #allows(int, int)}, with these groups alone. */
    boolean allows(int user, Set<Integer> groups, int rights) {
        if (user == 0) {
            return (rights & 1) == 0 || isDirectory() || (mode & 0111) != 0;
        }
        int shift = user == owner ? 6 : groups.contains(group) ? 3 : 0;
        return (mode >> shift & rights) == rights;
    }

    void chown(int user, int toGroup) {
        owner = user;
        group = toGroup;
    }

    void chmod(int bits) {
        mode = bits;
    }
}
