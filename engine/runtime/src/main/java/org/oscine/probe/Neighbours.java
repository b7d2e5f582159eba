package org.oscine.probe;

import java.util.ArrayList;
import java.util.List;
import org.oscine.host.Family;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.parameter.Identity;
import org.oscine.parameter.Note;

/** The other instances of this machine, by their notes: a process that one of them knows as its own is adopted by nobody. */
final class Neighbours {
    private final HostView host;
    private final String ours;
    private List<Identity.Recorded> theirs;

    /** @param stateDirectory of the instance that looks; those of the others lie beside it */
    Neighbours(HostView host, String stateDirectory) {
        this.host = host;
        this.ours = stateDirectory;
    }

    /** Whether a process is another instance's: it is in that one's note, or comes of its start. */
    boolean own(Stat process) {
        String mark = host.processes().mark(process.pid());
        if (!mark.isEmpty() && !Family.instanceIn(mark).equals(ours)) {
            return true;
        }
        for (Identity.Recorded recorded : theirs()) {
            if (recorded.pid() == process.pid() && recorded.startTime() == process.startTime()) {
                return true;
            }
        }
        return false;
    }

    /** Those of these processes that nobody else knows. */
    List<Stat> spare(List<Stat> processes) {
        List<Stat> spared = new ArrayList<>();
        for (Stat process : processes) {
            if (!own(process)) {
                spared.add(process);
            }
        }
        return spared;
    }

    private List<Identity.Recorded> theirs() {
        if (theirs == null) {
            theirs = new ArrayList<>();
            String root = above(above(ours));
            for (String note : host.files().matching(Note.IDENTITY.in(root + "/*/*"))) {
                String directory = above(note);
                if (!directory.equals(ours) && host.files().isRootsAlone(note)) {
                    theirs.addAll(Identity.read(host.files(), host.processes(), directory));
                }
            }
        }
        return theirs;
    }

    private static String above(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "" : path.substring(0, slash);
    }
}
