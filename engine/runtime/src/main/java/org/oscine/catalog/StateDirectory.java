package org.oscine.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.oscine.ocf.Failure;
import org.oscine.trust.Trust;

/**
 * The directory of an instance's notes: which processes are the service, with which values and by which descriptor it was
 * started. Root signals and removes what they name, so only root may have written them.
 */
public final class StateDirectory {
    private static final int KIND = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    private StateDirectory() {}

    /**
     * Why what is noted must not be believed. The directory and those above it up to the engine's own
     * are looked at one by one, and those above that only where the caller chose the place: every monitor asks this.
     *
     * @param directory an instance's, which need not be there yet
     */
    public static Failure fault(InstallPaths places, String directory) {
        int self = Trust.self();
        Path root = Path.of(places.state());
        try {
            for (Path place = Path.of(directory); place != null && place.startsWith(root); place = place.getParent()) {
                Failure fault = faultOf(place, self);
                if (fault.exists()) {
                    return fault;
                }
            }
            return places.hasOwnState() ? faultAbove(root, self) : Failure.NONE;
        } catch (IOException unreadable) {
            return Failure.of(directory + " cannot be examined (" + unreadable + ")");
        }
    }

    /** As {@link #fault}, for a call that changes something: the notes themselves may be of a time when the directory was open. */
    public static Failure faultOfNotes(InstallPaths places, String directory) {
        Failure fault = fault(places, directory);
        String[] notes = Path.of(directory).toFile().list();
        for (int i = 0; !fault.exists() && notes != null && i < notes.length; i++) {
            fault = faultOfNote(Path.of(directory, notes[i]));
        }
        return fault;
    }

    private static Failure faultOfNote(Path note) {
        try {
            Map<String, Object> facts = Files.readAttributes(note, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
            return ((Integer) facts.get("mode") & KIND) == LINK
                    ? Failure.of(note + " is a symbolic link")
                    : Trust.faultOf(note, facts, Trust.self());
        } catch (NoSuchFileException goneMeanwhile) {
            return Failure.NONE; // a call beside this one renames and removes its own
        } catch (IOException unreadable) {
            return Failure.of(note + " cannot be examined (" + unreadable + ")");
        }
    }

    private static Failure faultOf(Path place, int self) throws IOException {
        Map<String, Object> facts;
        try {
            facts = Files.readAttributes(place, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException notYet) {
            return Failure.NONE;
        }
        int kind = (Integer) facts.get("mode") & KIND;
        if (kind == LINK) {
            return Trust.fault(place, self);
        }
        return kind == DIRECTORY ? Trust.faultOf(place, facts, self) : Failure.of(place + " is not a directory");
    }

    private static Failure faultAbove(Path root, int self) {
        Path place = root.toAbsolutePath().getParent();
        while (place != null && !Files.exists(place)) {
            place = place.getParent();
        }
        return place == null ? Failure.NONE : Trust.faultOfDirectory(place, self);
    }
}
