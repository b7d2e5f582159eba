package org.oscine.parameter;

import java.util.Optional;
import org.oscine.host.FileChanges;
import org.oscine.host.FileView;
import org.oscine.host.ProcessTable;
import org.oscine.ocf.Failure;

/**
 * Whether a service is up that has no process, such as a tunnel in the kernel: a start says so and a stop takes it back, nothing
 * else changes it, and a boot ends it.
 */
public enum KeptState {
    /** No start has been noted in this boot. */
    DOWN(""),
    /** A start has begun, and has not succeeded: what it has done is not known, and a stop undoes it. */
    STARTING("starting"),
    /** A start has succeeded. */
    UP("up");

    private final String word;

    KeptState(String word) {
        this.word = word;
    }

    /** Notes this state; {@link #DOWN} is noted by the absence of a note. */
    public Failure note(FileChanges changes, ProcessTable table, String stateDirectory) {
        String note = Note.KEPT.in(stateDirectory);
        return this == DOWN
                ? changes.remove(note)
                : changes.write(note, table.bootId() + '\n' + word + '\n', "600", Optional.empty(), Optional.empty());
    }

    /** What is noted. */
    public static KeptState of(FileView files, ProcessTable table, String stateDirectory) {
        if (!(files.read(Note.KEPT.in(stateDirectory)) instanceof FileView.Reading.Content content)) {
            return DOWN;
        }
        String[] lines = content.text().split("\n", -1);
        if (lines.length < 2 || !lines[0].equals(table.bootId())) {
            return DOWN;
        }
        return lines[1].equals(UP.word) ? UP : STARTING;
    }
}
