package org.oscine.conform.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A process that has nothing to do with the service, and must survive whatever the agent does. */
public final class Decoy implements AutoCloseable {
    private static final String LIFE = "3600";

    private final String what;
    private final int pid;
    private final Supplier<Optional<String>> harm;
    private final Runnable end;

    private Decoy(String what, int pid, Supplier<Optional<String>> harm, Runnable end) {
        this.what = what;
        this.pid = pid;
        this.harm = harm;
        this.end = end;
    }

    private static Decoy running(String what, List<String> argv) {
        try {
            Process process = new ProcessBuilder(argv).directory(new java.io.File("/"))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return new Decoy(what, (int) process.pid(),
                    () -> process.isAlive() ? Optional.empty() : Optional.of("ended"), () -> end(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Somebody's process, whose pid could have been the service's once; leader of a group of its own. */
    public static Decoy stranger() {
        return running("a decoy", List.of("setsid", "sleep", LIFE));
    }

    /** One that runs as the service's user. */
    public static Decoy ofUser(String user) {
        return running("a decoy that runs as user " + user,
                List.of("setpriv", "--reuid", user, "--clear-groups", "sleep", LIFE));
    }

    /** One whose arguments are these, such as those of an editor or a watcher of a file. */
    public static Decoy withArguments(String... arguments) {
        List<String> argv = new ArrayList<>(List.of("perl", "-e", "sleep " + LIFE));
        argv.addAll(List.of(arguments));
        return running("a process whose arguments are '" + String.join(" ", arguments) + "'", argv);
    }

    /** One that looks like another process, and does nothing. */
    public static Decoy like(String what, Likeness likeness) throws IOException {
        return like(what, likeness, List.of(), 0);
    }

    /**
     * @param entrance the program that goes where it shall be; none: here
     * @param more how many words of one letter it has behind its own
     */
    public static Decoy like(String what, Likeness likeness, List<String> entrance, int more) throws IOException {
        HeldProcess held = HeldProcess.of(likeness, entrance, more);
        return new Decoy(what, held.pid(), held::harm, held::close);
    }

    /** A process that somebody else has brought up, and who takes it away again. */
    public static Decoy of(String what, int pid) {
        return new Decoy(what, pid, () -> Container.lives(pid) ? Optional.empty() : Optional.of("ended"), () -> { });
    }

    /**
     * A stranger that got just this pid, as one may after the service has died, by telling the kernel which was
     * the last one given out.
     *
     * @return with another pid where somebody else was quicker, or the kernel does not let itself be told
     */
    public static Decoy withPid(int pid) {
        Path last = Path.of("/proc/sys/kernel/ns_last_pid");
        Decoy decoy = stranger();
        for (int i = 0; i < 20 && decoy.pid() != pid && !Files.exists(Path.of("/proc/" + pid)); i++) {
            decoy.close();
            try {
                Files.writeString(last, Integer.toString(pid - 1));
            } catch (IOException forbidden) {
                return stranger();
            }
            decoy = stranger();
        }
        return decoy;
    }

    /** Its pid, which is also its group's where it is a plain stranger. */
    public int pid() {
        return pid;
    }

    /** In words. */
    public String what() {
        return what;
    }

    /** What was done to it, in one word that stands before its pid, such as ended; absent: nothing. */
    public Optional<String> harm() {
        return harm.get();
    }

    @Override
    public void close() {
        end.run();
    }
}
