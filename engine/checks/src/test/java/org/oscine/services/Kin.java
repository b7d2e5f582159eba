package org.oscine.services;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.oscine.real.Proc;

/** How processes are related, as /proc/PID/stat tells. */
final class Kin {
    private static final int SESSION = 3;

    private Kin() {}

    /** The session; 0 when the process is gone. */
    static int session(int pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Integer.toString(pid), "stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[SESSION]);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** All living processes of a session. */
    static List<Proc> ofSession(int session) {
        List<Proc> members = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path directory : directories) {
                int pid = Integer.parseInt(directory.getFileName().toString());
                if (session(pid) == session) {
                    Proc.alive(pid).ifPresent(members::add);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return members;
    }

    /** Whether a process is in the tests' own pid namespace, and no container's. */
    static boolean sharesPids(int pid) {
        return pidNamespace("self").equals(pidNamespace(Integer.toString(pid)));
    }

    /** Whether a process has the pid namespace of another one. */
    static boolean isIn(int pid, int other) {
        return pidNamespace(Integer.toString(pid)).equals(pidNamespace(Integer.toString(other)));
    }

    private static String pidNamespace(String pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", pid, "ns/pid")).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
