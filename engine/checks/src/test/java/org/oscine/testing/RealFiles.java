package org.oscine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.oscine.testfile.Scene;

/** The files of a case on the real machine: in the directories of a sandbox that are fresh for each case. */
final class RealFiles {
    private static final Path ACTOR = Path.of("/stage/actor");
    private static final Path TOOLS = Path.of("/stage/tools");
    /** The programs of the machine that the engine itself needs. */
    private static final List<String> ENGINE = List.of("setpriv", "prlimit", "setsid", "tee", "env", "nice", "getent", "test", "kill",
            "rm", "mkdir", "chgrp", "cat");
    private static final List<String> FRESH = List.of("/etc", "/run", "/usr/bin", "/usr/sbin", "/usr/local");
    /** Where the machine's own files are needed, too: a case writes over them. */
    private static final String COVERED = "/usr/lib";
    private static final Path COVER = Path.of("/stage/cover");

    private final List<Path> mounted = new ArrayList<>();
    private final Set<String> before = Set.copyOf(laid());
    private final StringBuilder users = new StringBuilder("root:x:0:0::/:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n");
    private final StringBuilder groups = new StringBuilder("root:x:0:\nnogroup:x:65534:\n");

    /** Empties what a case may write to. */
    RealFiles() throws IOException {
        for (String directory : FRESH) {
            mount(Path.of(directory), "mode=755");
        }
        cover();
        for (String program : ENGINE) {
            Files.createSymbolicLink(Path.of("/usr/bin").resolve(program), TOOLS.resolve(program));
        }
        Files.copy(ACTOR, Path.of("/usr/bin/sh")); // which becomes the real one where a case has no answer for it
        Files.writeString(Path.of("/etc/hosts"), "127.0.0.1 localhost\n");
        Files.writeString(Path.of("/etc/nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files\n");
        accounts();
    }

    private void accounts() throws IOException {
        Files.writeString(Path.of("/etc/passwd"), users);
        Files.writeString(Path.of("/etc/group"), groups);
    }

    void group(String name, int id) {
        groups.append(name).append(":x:").append(id).append(":\n");
    }

    void user(String name, int id, List<String> in) throws IOException {
        int group = in.isEmpty() ? 65534 : id(in.getFirst(), groups);
        users.append(name).append(":x:").append(id).append(':').append(group).append("::/:/bin/sh\n");
        accounts();
    }

    /** The id of a user. */
    int user(String name) {
        return id(name, users);
    }

    /** The first group of a user. */
    int groupOf(String user) {
        for (String line : users.toString().split("\n")) {
            if (line.startsWith(user + ":")) {
                return Integer.parseInt(line.split(":")[3]);
            }
        }
        throw new IllegalStateException("no user " + user);
    }

    private static int id(String name, CharSequence table) {
        for (String line : table.toString().split("\n")) {
            if (line.startsWith(name + ":")) {
                return Integer.parseInt(line.split(":")[2]);
            }
        }
        return Integer.parseInt(name);
    }

    /** Puts something at a path. */
    void lay(String path, Scene.File file) throws IOException {
        Path at = Path.of(path);
        Files.createDirectories(at.getParent());
        if (Files.exists(at, LinkOption.NOFOLLOW_LINKS) && !(file.kind() == Scene.FileKind.DIRECTORY && Files.isDirectory(at))) {
            remove(path);
        }
        switch (file.kind()) {
            case TEXT -> Files.writeString(at, file.content());
            case PROGRAM -> Files.copy(ACTOR, at);
            case DIRECTORY -> Files.createDirectories(at);
            case SOCKET -> socket(at);
            case LINK -> Files.createSymbolicLink(at, Path.of(file.content()));
            case FIFO -> node("mkfifo", path);
            case DEVICE -> node("mknod", path, "c", "1", "5"); // as /dev/zero
        }
        if (file.kind() == Scene.FileKind.LINK) {
            return;
        }
        String mode = file.mode().orElse(file.kind() == Scene.FileKind.TEXT ? "644" : "755");
        Files.setAttribute(at, "unix:mode", Integer.parseInt(mode, 8));
        Files.setAttribute(at, "unix:uid", file.owner().map(this::user).orElse(0));
        Files.setAttribute(at, "unix:gid", file.group().map(name -> id(name, groups)).orElse(0));
        if (file.age().isPresent()) {
            Files.setLastModifiedTime(at, FileTime.from(Instant.now().minus(file.age().get())));
        }
    }

    /** Whether a program is one of a case's. */
    boolean isActor(Path program) throws IOException {
        return Files.isRegularFile(program) && Files.size(program) == Files.size(ACTOR);
    }

    private static void node(String... words) throws IOException {
        try {
            if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", words) + " failed");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file of a socket on which nobody listens any more. */
    private static void socket(Path at) throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(at));
        }
    }

    /** Takes away what stands at a path, with all below it. */
    void remove(String path) throws IOException {
        Path at = Path.of(path);
        if (Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
            try (var below = Files.list(at)) {
                for (Path one : below.toList()) {
                    remove(one.toString());
                }
            }
        }
        Files.deleteIfExists(at);
    }

    /** Spoils the storage from a path on, which thereby becomes a file system of its own. */
    void spoil(String path, Scene.Fault fault) throws IOException {
        Path at = Path.of(path);
        Files.createDirectories(at);
        Path before = Files.createDirectories(Path.of("/stage/before"));
        tool("cp", "-a", at + "/.", before.toString());
        mount(at, "mode=755,size=64k");
        tool("cp", "-a", before + "/.", at.toString());
        remove(before.toString());
        switch (fault) {
            case READ_ONLY -> tool("mount", "-o", "remount,ro", path);
            case FULL -> fill(at.resolve(".filler"));
        }
    }

    private static void fill(Path filler) throws IOException {
        try (var out = Files.newOutputStream(filler)) {
            byte[] page = new byte[4096];
            for (int i = 0; i < 64; i++) {
                out.write(page);
            }
        } catch (IOException full) {
            // as it is meant
        }
    }

    /** Ends the fault. */
    void mend(String path) throws IOException {
        tool("mount", "-o", "remount,rw,size=1m", path);
        Files.deleteIfExists(Path.of(path, ".filler"));
    }

    private void cover() throws IOException {
        Path upper = Files.createDirectories(COVER.resolve("upper"));
        Path work = Files.createDirectories(COVER.resolve("work"));
        tool("mount", "-t", "overlay", "-o", "lowerdir=" + COVERED + ",upperdir=" + upper + ",workdir=" + work, "overlay",
                COVERED);
        mounted.add(Path.of(COVERED));
    }

    private void mount(Path at, String options) throws IOException {
        tool("mount", "-t", "tmpfs", "-o", options, "tmpfs", at.toString());
        mounted.add(at);
    }

    /** Another boot: the kernel's word for it changes. */
    void reboot() throws IOException {
        Path word = Files.writeString(Path.of("/stage/boot_id"), java.util.UUID.randomUUID() + "\n");
        tool("mount", "--bind", word.toString(), "/proc/sys/kernel/random/boot_id");
        mounted.add(Path.of("/proc/sys/kernel/random/boot_id"));
    }

    /** Gives up all that a case has written. */
    void clear() throws IOException {
        for (Path at : mounted.reversed()) {
            tool("umount", "-l", at.toString());
        }
        remove(COVER.toString());
        for (String path : laid()) {
            if (!before.contains(path)) {
                Files.delete(Path.of(path));
            }
        }
    }

    /** All that lies in the sandbox's own root, and not on something that is mounted there; what is in a directory comes first. */
    private static List<String> laid() throws IOException {
        return tool("find", "/", "-xdev", "-depth").lines().toList();
    }

    /** Runs a program of the machine's own; gives what it prints. */
    static String tool(String... words) throws IOException {
        List<String> argv = new ArrayList<>(List.of(words));
        argv.set(0, TOOLS.resolve(words[0]).toString());
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", words) + ": " + said);
            }
            return said;
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
