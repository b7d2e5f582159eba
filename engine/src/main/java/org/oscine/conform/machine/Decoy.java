package org.oscine.conform.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that has nothing to do with the service, and must survive whatever the agent does. */
public final class Decoy implements AutoCloseable {
    private static final String LIFE = "3600";

    private final String what;
    private final Process process;

    private Decoy(String what, List<String> argv) {
        this.what = what;
        try {
            this.process = new ProcessBuilder(argv).directory(new java.io.File("/"))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody's process, whose pid could have been the service's once; leader of a group of its own. */
    public static Decoy stranger() {
        return new Decoy("a stranger", List.of("setsid", "sleep", LIFE));
    }

    /** One that runs as the service's user. */
    public static Decoy ofUser(String user) {
        return new Decoy("a stranger of the user " + user,
                List.of("setpriv", "--reuid", user, "--clear-groups", "sleep", LIFE));
    }

    /** One whose arguments are these, such as those of an editor or a watcher of a file. */
    public static Decoy withArguments(String... arguments) {
        List<String> argv = new ArrayList<>(List.of("perl", "-e", "sleep " + LIFE));
        argv.addAll(List.of(arguments));
        return new Decoy("a process whose arguments are '" + String.join(" ", arguments) + "'", argv);
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
        return (int) process.pid();
    }

    /** In words. */
    public String what() {
        return what;
    }

    /** Whether it still lives. */
    public boolean lives() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
