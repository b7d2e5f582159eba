package org.oscine.host.linux;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what was seen to be a regular file. By the time that it is opened, somebody else may have put a FIFO in its place,
 * which would hold the engine for ever, and Java cannot open without waiting. So where root alone can exchange files they
 * are opened straight away; elsewhere in a thread that is not waited for without bound.
 */
final class RegularFile {

    private static final long PATIENCE_MILLIS = 2000;
    private static final int WRITABLE_BY_OTHERS = 022;

    private final String ownDirectory;
    private final Map<Path, Boolean> rootsAlone = new HashMap<>();

    /** @param ownFolder where the engine's own files are, which nobody else can reach; ends with a slash */
    RegularFile(String ownDirectory) {
        this.ownDirectory = ownDirectory;
    }

    /** It did not come to an end, or there are too many already that do not. */
    static final class Hangs extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * The beginning of a file.
     *
     * @param most bytes that are wanted
     * @throws Hangs when there is no answer in time
     */
    byte[] read(String path, int most) throws IOException {
        Attempt attempt = new Attempt(path, most);
        if (path.startsWith(ownDirectory) || isRootsAlone(path)) {
            attempt.run();
            return attempt.result();
        }
        Aside reading = Aside.begin("read", attempt);
        if (reading == null || !reading.endsWithin(PATIENCE_MILLIS)) {
            throw new Hangs();
        }
        return attempt.result();
    }

    private boolean isRootsAlone(String path) throws IOException {
        Path named = Path.of(path);
        Path real = named.toRealPath();
        return isRootsAlone(real.getParent()) && (real.equals(named) || isRootsAlone(named.getParent()));
    }

    /** Whether only root can put something else into a directory, or somewhere above it. */
    private synchronized boolean isRootsAlone(Path directory) throws IOException {
        if (directory == null) {
            return true;
        }
        Boolean known = rootsAlone.get(directory);
        if (known == null) {
            Map<String, Object> facts = Files.readAttributes(directory, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
            boolean here = (int) facts.get("uid") == 0 && ((int) facts.get("mode") & WRITABLE_BY_OTHERS) == 0;
            known = here && isRootsAlone(directory.getParent());
            rootsAlone.put(directory, known);
        }
        return known;
    }

    /** One that may never end. */
    private static final class Attempt implements Runnable {
        private final String path;
        private final int most;
        private byte[] bytes;
        private IOException failure = new Hangs();

        Attempt(String path, int most) {
            this.path = path;
            this.most = most;
        }

        @Override
        public void run() {
            byte[] read = null;
            IOException failed = null;
            try (FileInputStream in = new FileInputStream(path)) {
                read = in.readNBytes(most);
            } catch (IOException e) {
                failed = e;
            }
            synchronized (this) {
                bytes = read;
                failure = failed;
            }
        }

        synchronized byte[] result() throws IOException {
            if (failure != null) {
                throw failure;
            }
            return bytes;
        }
    }
}
