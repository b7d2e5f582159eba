package org.oscine.draft;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oscine.host.linux.OpenFiles;

/** What proc(5) tells of one process. */
public final class ProcDirectory {
    /** The words of /proc/PID/limits, and the names of prlimit(1) for them. */
    private static final Map<String, String> LIMITS = Map.ofEntries(Map.entry("Max address space", "as"),
            Map.entry("Max core file size", "core"), Map.entry("Max cpu time", "cpu"),
            Map.entry("Max data size", "data"), Map.entry("Max file size", "fsize"),
            Map.entry("Max locked memory", "memlock"), Map.entry("Max msgqueue size", "msgqueue"),
            Map.entry("Max open files", "nofile"), Map.entry("Max processes", "nproc"),
            Map.entry("Max realtime priority", "rtprio"), Map.entry("Max stack size", "stack"));
    private static final int LONGEST_FILE = 1 << 20;
    private static final int LONGEST_PIDFILE = 32;
    private static final String LISTENING = "0A";
    /** ::ffff:0:0/96, under which IPv4 appears in a table of IPv6, on a machine with the low byte first. */
    private static final String MAPPED = "0000000000000000FFFF0000";
    private static final String LOOPBACK = "00000000000000000000000001000000";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private final Path proc;
    private final Path run;
    private final int pid;

    /**
     * @param proc the mounted /proc
     * @param run where pidfiles lie
     */
    public ProcDirectory(Path proc, Path run, int pid) {
        this.proc = proc;
        this.run = run;
        this.pid = pid;
    }

    int pid() {
        return pid;
    }

    List<String> arguments() {
        String text = read("cmdline"); // cut off where it is longer than anybody would write into a descriptor
        return text.isEmpty() ? List.of() : List.of(text.replaceAll("\0+$", "").split("\0", -1));
    }

    Optional<String> executable() {
        return link("exe").filter(path -> path.startsWith("/")).map(path -> path.replaceAll(" \\(deleted\\)$", ""));
    }

    Optional<String> directory() {
        return link("cwd").filter(path -> path.startsWith("/"));
    }

    private Optional<String> link(String name) {
        try {
            return Optional.of(Files.readSymbolicLink(proc.resolve(pid + "/" + name)).toString());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** The name of the user that it runs as. */
    Optional<String> user() {
        try {
            return Optional.of(Files.getOwner(proc.resolve(Integer.toString(pid)), LinkOption.NOFOLLOW_LINKS).getName());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    Optional<String> umask() {
        return read("status").lines().filter(line -> line.startsWith("Umask:"))
                .map(line -> line.substring("Umask:".length()).strip()).findFirst();
    }

    /** Limits that are not what the engine itself has. */
    Map<String, String> unusualLimits() {
        Map<String, String> usual = limits(proc.resolve("self/limits"));
        Map<String, String> limits = limits(proc.resolve(pid + "/limits"));
        limits.entrySet().removeIf(limit -> limit.getValue().equals(usual.get(limit.getKey())));
        return limits;
    }

    private static Map<String, String> limits(Path file) {
        Map<String, String> limits = new LinkedHashMap<>();
        read(file).lines().forEach(line -> {
            String[] columns = line.split(" {2,}");
            String name = columns.length > 2 ? LIMITS.get(columns[0].strip()) : null;
            if (name != null && columns[1].strip().matches("[0-9]{1,18}|unlimited")) {
                limits.put(name, columns[1].strip());
            }
        });
        return limits;
    }

    /** A file in /run, or a directory in it, that holds just this pid. */
    Optional<String> pidfile() {
        for (String pattern : List.of("*.pid", "*/*.pid", "*/pid")) {
            Optional<Path> found = pidfile(run, pattern.split("/"), 0);
            if (found.isPresent()) {
                return found.map(Path::toString);
            }
        }
        return Optional.empty();
    }

    private Optional<Path> pidfile(Path directory, String[] pattern, int depth) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern[depth])) {
            for (Path file : files) {
                boolean last = depth == pattern.length - 1;
                Optional<Path> found = last
                        ? Optional.of(file).filter(it -> pidfileText(it).strip().equals(Integer.toString(pid)))
                        : pidfile(file, pattern, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        } catch (IOException noDirectory) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The TCP addresses it listens at, each port once; where it listens everywhere, the loopback address. */
    List<String> listening() {
        Set<String> sockets = sockets();
        Map<String, String> byPort = new LinkedHashMap<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : read(proc.resolve(pid + "/" + table)).split("\n")) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > INODE && columns[STATE].equals(LISTENING) && sockets.contains(columns[INODE])) {
                    address(columns[LOCAL]).ifPresent(it ->
                            byPort.putIfAbsent(it.substring(it.lastIndexOf(':') + 1), it));
                }
            }
        }
        return new ArrayList<>(byPort.values());
    }

    private Set<String> sockets() {
        Set<String> sockets = new LinkedHashSet<>();
        try {
            for (String target : OpenFiles.of(proc.resolve(pid + "/fd"))) {
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException gone) {
            return sockets;
        }
        return sockets;
    }

    /** An address of the kernel's table: hexadecimal, in the byte order of the machine. */
    private static Optional<String> address(String hexadecimal) {
        if (!hexadecimal.matches("([0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}):[0-9A-Fa-f]{1,4}")) {
            return Optional.empty();
        }
        String[] parts = hexadecimal.toUpperCase(Locale.ROOT).split(":");
        String host = parts[0].startsWith(MAPPED) ? parts[0].substring(MAPPED.length()) : parts[0];
        return host(host).map(it -> it + ":" + Integer.parseInt(parts[1], 16));
    }

    private static Optional<String> host(String hexadecimal) {
        if (hexadecimal.matches("0+")) {
            return Optional.of("127.0.0.1");
        }
        if (hexadecimal.length() == 8) {
            long number = Long.parseLong(hexadecimal, 16);
            return Optional.of((number & 255) + "." + (number >> 8 & 255) + "." + (number >> 16 & 255) + "."
                    + (number >> 24 & 255));
        }
        return hexadecimal.equals(LOOPBACK) ? Optional.of("[::1]") : Optional.empty();
    }

    private String read(String name) {
        return read(proc.resolve(pid + "/" + name));
    }

    /** Of a regular file alone: users put links, pipes and devices into the directories of their services. */
    private static String pidfileText(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? read(file, LONGEST_PIDFILE, LinkOption.NOFOLLOW_LINKS) : "";
    }

    private static String read(Path file) {
        return read(file, LONGEST_FILE);
    }

    private static String read(Path file, int most, OpenOption... options) {
        try (InputStream in = Files.newInputStream(file, options)) {
            return new String(in.readNBytes(most), StandardCharsets.UTF_8);
        } catch (IOException | UnsupportedOperationException unreadable) {
            return "";
        }
    }
}
