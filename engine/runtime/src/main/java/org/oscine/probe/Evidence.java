package org.oscine.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.parameter.Identity;
import org.oscine.parameter.Note;

/** What speaks for a process besides its own traits: that it comes of our start, or what a file says of it that was there later. */
final class Evidence {
    /** The kernel counts starts in hundredths of a second, and the times of files in ticks that are no longer. */
    private static final Duration GRAIN_OF_TIME = Duration.ofMillis(10);

    private final HostView host;
    private final String stateDirectory;

    Evidence(HostView host, String stateDirectory) {
        this.host = host;
        this.stateDirectory = stateDirectory;
    }

    /**
     * Of what may not be looked at: our start has put it into its group, or the pidfile names it and it has begun since our
     * note. Else a start without CAP_SYS_PTRACE would not know what it has started.
     */
    boolean isBegun(String pidfile, Stat process) {
        boolean noted = host.files().modified(Note.IDENTITY.in(stateDirectory)).isPresent();
        return isOf(process) || noted && isWitnessedBy(pidfile, process);
    }

    /** Those of the hidden that are in the group of our start. */
    List<Stat> begun(List<Integer> hidden) {
        List<Stat> begun = new ArrayList<>();
        for (int pid : hidden) {
            Optional<Stat> stat = host.processes().stat(pid);
            if (stat.isPresent() && stat.get().alive() && isOf(stat.get())) {
                begun.add(stat.get());
            }
        }
        return ProcessMatcher.topmost(begun);
    }

    boolean isOf(Stat process) {
        return host.processes().isOf(process.pid(),
                Identity.family(host.files(), host.processes(), stateDirectory));
    }

    /** What root alone could have written into a pidfile is true of a process that was there when it was written. */
    boolean isRootsWord(String pidfile, Stat process) {
        return host.files().isRootsAlone(pidfile) && isWitnessedBy(pidfile, process)
                && host.processes().sharesPids(process.pid());
    }

    /**
     * Whether a process is older than the file that names it: whoever has a pid that was used again is younger. Where this
     * instance has a note of its own, of processes that are gone by now, it is also younger than that: who was there
     * before our last start is somebody else.
     */
    boolean isWitnessedBy(String file, Stat process) {
        Instant started = host.processes().started(process);
        Optional<Instant> written = host.files().modified(file);
        Optional<Instant> noted = host.files().modified(Note.IDENTITY.in(stateDirectory));
        return written.isPresent() && started.isBefore(written.get().plus(GRAIN_OF_TIME))
                && (noted.isEmpty() || started.isAfter(noted.get().minus(GRAIN_OF_TIME)));
    }
}
