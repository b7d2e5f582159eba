package org.oscine.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.oscine.ocf.Failure;

/**
 * Whether root may act on what a file says: only if nobody else could have written it. The file and every directory
 * above it, links resolved, must belong to root (or to the caller), and must not be writable by group or others.
 * A directory with the sticky bit, such as /tmp, is no hole: there nobody can replace what belongs to root.
 */
public final class Trust {
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int STICKY = 01000;

    private Trust() {}

    /** The effective user id of this process. */
    public static int self() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | RuntimeException unreadable) {
            return 0; // the strict answer: a root that distrusts
        }
    }

    /**
     * Why a file must not be trusted.
     *
     * @param file anything that exists
     * @param self the user whose own files are as good as root's
     * @return a sentence without an end; none when the file can be trusted
     */
    public static Failure fault(Path file, int self) {
        return fault(file, self, false);
    }

    /** As {@link #fault}, for a directory in which something is to be made: then it may have the sticky bit itself. */
    public static Failure faultOfDirectory(Path directory, int self) {
        return fault(directory, self, true);
    }

    private static Failure fault(Path file, int self, boolean above) {
        try {
            Path real = file.toRealPath();
            for (Path place = real; place != null; place = place.getParent()) {
                Failure fault = faultOf(place, self, above || !place.equals(real));
                if (fault.exists()) {
                    return fault;
                }
            }
            return Failure.NONE;
        } catch (IOException unreadable) {
            return Failure.of(file + " cannot be examined (" + unreadable + ")");
        }
    }

    /**
     * Why a file must not be trusted, whatever is above it.
     *
     * @param facts its unix:uid and unix:mode, links not followed
     */
    public static Failure faultOf(Path place, Map<String, Object> facts, int self) {
        return faultOf(place, facts, self, false);
    }

    private static Failure faultOf(Path place, int self, boolean above) throws IOException {
        return faultOf(place, Files.readAttributes(place, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS), self, above);
    }

    private static Failure faultOf(Path place, Map<String, Object> facts, int self, boolean above) {
        int owner = (Integer) facts.get("uid");
        int mode = (Integer) facts.get("mode");
        if (owner != 0 && owner != self) {
            return Failure.of(place + " belongs to user " + Integer.toUnsignedString(owner) + ", not to root");
        }
        if ((mode & WRITABLE_BY_OTHERS) != 0 && !(above && (mode & STICKY) != 0)) {
            return Failure.of(
                    place + " is writable by users other than root (mode " + Integer.toOctalString(mode & 07777) + ")");
        }
        return Failure.NONE;
    }
}
