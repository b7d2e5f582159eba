package org.oscine.host.linux;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.ProcessTable;

/** The process table, read from /proc (proc(5)). */
final class LinuxProcesses implements ProcessTable {

    private static final String DELETED = " (deleted)";

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
        String line = ProcFile.text(ProcFile.of(pid, "cmdline"));
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
    public Optional<String> executable(int pid) {
        return link(pid, "exe");
    }

    @Override
    public Optional<String> workingDirectory(int pid) {
        return link(pid, "cwd");
    }

    private static Optional<String> link(int pid, String name) {
        try {
            String file = Files.readSymbolicLink(Path.of(ProcFile.of(pid, name))).toString();
            return Optional.of(file.endsWith(DELETED) ? file.substring(0, file.length() - DELETED.length()) : file);
        } catch (IOException goneOrForbidden) {
            return Optional.empty();
        }
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
        return Optional.of(Integer.parseInt(status, effective, status.indexOf('\t', effective), 10));
    }

    @Override
    public String bootId() {
        return ProcFile.text("/proc/sys/kernel/random/boot_id").strip();
    }
}
