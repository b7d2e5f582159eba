package org.oscine.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Family;
import org.oscine.host.FileChanges;
import org.oscine.host.FileView;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Failure;

/**
 * The identity of the processes of a service, kept from its start to its stop in the state directory: pid and start
 * time, under the boot id. It names one process and never another, however often its pid is given out again.
 */
public final class Identity {
    /**
     * Marks a process that is the service, and no self that a starting daemon leaves. Whether it leads a session is
     * not kept: it may be about to become its leader.
     */
    private static final String SETTLED = " settled";

    private Identity() {}

    /** Keeps the processes of a service that works. */
    public static Failure write(FileChanges changes, ProcessTable table, String stateDirectory, List<Stat> processes) {
        return write(changes, table, stateDirectory, processes, true);
    }

    /** Keeps the processes of a service that still starts: a daemon forks more than once, and leaves its first selves. */
    public static Failure writeForNow(
            FileChanges changes, ProcessTable table, String stateDirectory, List<Stat> processes) {
        return write(changes, table, stateDirectory, processes, false);
    }

    private static Failure write(FileChanges changes, ProcessTable table, String stateDirectory,
            List<Stat> processes, boolean settled) {
        StringBuilder text = new StringBuilder(table.bootId()).append('\n');
        for (Stat process : processes) {
            text.append(process.pid()).append(' ').append(process.startTime())
                    .append(settled ? SETTLED : "").append('\n');
        }
        return changes.write(Note.IDENTITY.in(stateDirectory), text.toString(), "600", Optional.empty(), Optional.empty());
    }

    /** Keeps the family of what is about to be started. */
    public static Failure write(FileChanges changes, ProcessTable table, String stateDirectory, Family family) {
        String text = table.bootId() + '\n' + family.mark() + '\n' + family.group() + '\n';
        return changes.write(Note.FAMILY.in(stateDirectory), text, "600", Optional.empty(), Optional.empty());
    }

    /** The family of the last start in this boot; {@link Family#NONE} when there was none, or all of it has ended. */
    public static Family family(FileView files, ProcessTable table, String stateDirectory) {
        if (files.read(Note.FAMILY.in(stateDirectory)) instanceof FileView.Reading.Content content) {
            String[] lines = content.text().split("\n", -1);
            if (lines.length > 2 && lines[0].equals(table.bootId())) {
                return new Family(lines[1], lines[2]);
            }
        }
        return Family.NONE;
    }

    /** The kept processes, whether they still live or not; empty after a boot, or if none were ever kept. */
    public static List<Recorded> read(FileView files, ProcessTable table, String stateDirectory) {
        List<Recorded> recorded = new ArrayList<>();
        if (files.read(Note.IDENTITY.in(stateDirectory)) instanceof FileView.Reading.Content content) {
            String[] lines = content.text().split("\n");
            if (lines[0].equals(table.bootId())) {
                for (int i = 1; i < lines.length; i++) {
                    Optional<Recorded> process = parse(lines[i]);
                    if (process.isPresent()) {
                        recorded.add(process.get());
                    }
                }
            }
        }
        return recorded;
    }

    private static Optional<Recorded> parse(String line) {
        boolean settled = line.endsWith(SETTLED);
        int end = settled ? line.length() - SETTLED.length() : line.length();
        int blank = line.indexOf(' ');
        try {
            return Optional.of(new Recorded(
                    Integer.parseInt(line.substring(0, blank)), Long.parseLong(line.substring(blank + 1, end)), settled));
        } catch (NumberFormatException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }

    /** Whether processes were kept and nothing of them is left, nor of what their start began. */
    public static boolean isOver(HostView host, String stateDirectory) {
        List<Recorded> recorded = read(host.files(), host.processes(), stateDirectory);
        for (Recorded process : recorded) {
            if (process.alive(host.processes()).isPresent()) {
                return false;
            }
        }
        return !recorded.isEmpty()
                && host.processes().members(family(host.files(), host.processes(), stateDirectory)).isEmpty();
    }

    /**
     * A process as it was when it was kept.
     *
     * @param settled whether the service had started with it, so that others of its session are what it leaves behind
     */
    public record Recorded(int pid, long startTime, boolean settled) {
        /** The process, if it is still alive. */
        public Optional<Stat> alive(ProcessTable table) {
            Optional<Stat> now = table.stat(pid);
            return now.isPresent() && now.get().startTime() == startTime && now.get().alive() ? now : Optional.empty();
        }
    }
}
