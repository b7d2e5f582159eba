package org.oscine.conform.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a process unkillable: frozen by the first version of the kernel's control groups, it takes no signal at all,
 * not even SIGKILL, until it is thawed. The second version lets SIGKILL through, and is of no use here.
 */
public final class Freezer implements AutoCloseable {
    private static final Path ROOT = Path.of("/sys/fs/cgroup/freezer");

    private final Path group;

    private Freezer(Path group) {
        this.group = group;
    }

    /** Whether this machine has one. */
    public static boolean isThere() {
        return Files.isWritable(ROOT.resolve("cgroup.procs")) && Files.exists(ROOT.resolve("cgroup.procs"));
    }

    /** Freezes a process. */
    public static Freezer freeze(String name, int pid) throws IOException {
        Path group = Files.createDirectory(ROOT.resolve(name));
        Freezer freezer = new Freezer(group);
        Files.writeString(group.resolve("cgroup.procs"), Integer.toString(pid));
        Files.writeString(group.resolve("freezer.state"), "FROZEN");
        return freezer;
    }

    /** Thaws, and takes the group away. */
    @Override
    public void close() {
        try {
            Files.writeString(group.resolve("freezer.state"), "THAWED");
            for (String pid : Files.readAllLines(group.resolve("cgroup.procs"))) {
                Files.writeString(ROOT.resolve("cgroup.procs"), pid);
            }
            Files.delete(group);
        } catch (IOException stillDying) {
            retire();
        }
    }

    private void retire() {
        for (int i = 0; i < 100 && Files.exists(group); i++) {
            try {
                Thread.sleep(20);
                Files.delete(group);
            } catch (IOException again) {
                // Whoever was in it has not ended yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
