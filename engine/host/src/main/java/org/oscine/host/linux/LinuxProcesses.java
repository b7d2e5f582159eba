package org.oscine.host.linux;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.AccountIds;
import org.oscine.host.Family;
import org.oscine.host.FileId;
import org.oscine.host.ProcessTable;

/** The process table, read from /proc (proc(5)). */
final class LinuxProcesses implements ProcessTable {

    private static final String DELETED = " (deleted)";
    private static final String SELF = "self";
    private static final byte[] MARK = (Family.VARIABLE + "=").getBytes(StandardCharsets.US_ASCII);
    private static final long MILLIS_PER_TICK = 10;
    private static final long ROUNDED = 2;

    @Override
    public List<Integer> pids() {
        String[] names = new File("/proc").list();
        List<Integer> pids = new ArrayList<>();
        if (names != null) {
            for (String name : names) {
                char first = name.charAt(0);
                if (first >= '1' && first <= '9') {
                    pids.add(Integer.parseInt(name));
                }
            }
        }
        return pids;
    }

    @Override
    public int self() {
        return ownPid();
    }

    /** The engine's own pid; a ProcessHandle would start a pool of threads for it. */
    static int ownPid() {
        try {
            return Integer.parseInt(Files.readSymbolicLink(Path.of("/proc/self")).toString());
        } catch (IOException | NumberFormatException noProc) {
            return (int) ProcessHandle.current().pid();
        }
    }

    @Override
    public Optional<Stat> stat(int pid) {
        return pid > 0 ? Stat.parse(ProcFile.text(ProcFile.of(pid, "stat"))) : Optional.empty();
    }

    @Override
    public List<String> arguments(int pid) {
        String line = ProcFile.text(ProcFile.of(pid, "cmdline"), MOST_ARGUMENTS);
        List<String> words = new ArrayList<>();
        int from = 0;
        while (from < line.length()) {
            int end = line.indexOf('\0', from);
            end = end < 0 ? line.length() : end;
            words.add(line.substring(from, end));
            from = end + 1;
        }
        return words;
    }

    @Override
    public Image image(int pid) {
        try {
            String file = Files.readSymbolicLink(Path.of(ProcFile.of(pid, "exe"))).toString();
            return file.endsWith(DELETED)
                    ? new Image(file.substring(0, file.length() - DELETED.length()), true, false)
                    : new Image(file, false, false);
        } catch (AccessDeniedException forbidden) {
            return Image.HIDDEN;
        } catch (IOException gone) {
            return Image.NONE;
        }
    }

    @Override
    public Optional<FileId> program(int pid) {
        return LinuxFiles.idOf(Path.of(ProcFile.of(pid, "exe")));
    }

    @Override
    public boolean sharesPids(int pid) {
        return shares(pid, "ns/pid");
    }

    @Override
    public boolean sharesFiles(int pid) {
        return shares(pid, "ns/mnt");
    }

    private static boolean shares(int pid, String namespace) {
        try {
            return Files.readSymbolicLink(Path.of(ProcFile.of(pid, namespace)))
                    .equals(Files.readSymbolicLink(Path.of("/proc/" + SELF + "/" + namespace)));
        } catch (IOException goneOrForbidden) {
            return false;
        }
    }

    @Override
    public Optional<String> workingDirectory(int pid) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of(ProcFile.of(pid, "cwd"))).toString());
        } catch (IOException goneOrForbidden) {
            return Optional.empty();
        }
    }

    @Override
    public String mark(int pid) {
        byte[] environment = ProcFile.bytes(ProcFile.of(pid, "environ"));
        int from = 0;
        while (from < environment.length) {
            int end = from;
            while (end < environment.length && environment[end] != 0) {
                end++;
            }
            if (startsWith(environment, from, MARK)) {
                int begin = from + MARK.length;
                return new String(environment, begin, end - begin, StandardCharsets.UTF_8);
            }
            from = end + 1;
        }
        return "";
    }

    private static boolean startsWith(byte[] text, int at, byte[] wanted) {
        if (text.length - at < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (text[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isOf(int pid, Family family) {
        return family.exists() && (ControlGroups.contains(family.group(), pid) || mark(pid).equals(family.mark()));
    }

    @Override
    public List<Integer> members(Family family) {
        List<Integer> members = new ArrayList<>(ControlGroups.members(family.group()));
        if (family.exists()) {
            for (int pid : pids()) {
                if (!members.contains(pid) && mark(pid).equals(family.mark())) {
                    members.add(pid);
                }
            }
        }
        return members;
    }

    /** Never later than it was: the time of day is read first, and what is counted from the boot on is rounded up. */
    @Override
    public Instant started(Stat process) {
        Instant now = Instant.now();
        long age = (ProcessTree.ticksNow() + ROUNDED - process.startTime()) * MILLIS_PER_TICK;
        return now.minusMillis(age);
    }

    /** From the status file: /proc/PID itself is root's when the process has changed its user. */
    @Override
    public Optional<Integer> user(int pid) {
        return effectiveUser(ProcFile.text(ProcFile.of(pid, "status")));
    }

    static Optional<Integer> effectiveUser(String status) {
        int line = status.indexOf("\nUid:\t");
        if (line < 0) {
            return Optional.empty();
        }
        int effective = status.indexOf('\t', line + 6) + 1;
        return AccountIds.parse(status.substring(effective, status.indexOf('\t', effective)));
    }

    @Override
    public String bootId() {
        return ProcFile.text("/proc/sys/kernel/random/boot_id").strip();
    }
}
