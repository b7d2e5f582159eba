package org.oscine.conform.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.host.linux.OpenFiles;

/**
 * A living process that stems from a call of the agent under test.
 *
 * @param call the number of that call
 * @param executable the file that it executes; empty where it is not to be had
 */
public record ServiceProcess(Stat stat, int call, String user, List<String> argv, String executable) {
    private static final int SHOWN = 160;

    public ServiceProcess {
        argv = List.copyOf(argv);
    }

    /** Its pid. */
    public int pid() {
        return stat.pid();
    }

    /** Whether the kernel has taken its memory back already: what is left of it is gone in a moment. */
    boolean isEnding() {
        return argv.isEmpty() && executable.isEmpty();
    }

    /** Whether it executes one of these programs, or interprets one. */
    public boolean runs(List<Path> programs) {
        for (Path program : programs) {
            if (argv.subList(0, Math.min(3, argv.size())).contains(program.toString()) || executable.equals(real(program))) {
                return true;
            }
        }
        return false;
    }

    /** Whether its standard input is a pipe that one of these others may still write into. */
    public boolean readsFrom(List<ServiceProcess> others) {
        try {
            String input = Files.readSymbolicLink(openFiles().resolve("0")).toString();
            return input.startsWith("pipe:") && others.stream().anyMatch(other -> other.pid() != pid() && other.holds(input));
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean holds(String file) {
        try {
            return OpenFiles.leadTo(Set.of(file), openFiles());
        } catch (IOException gone) {
            return false;
        }
    }

    private Path openFiles() {
        return Path.of("/proc", Integer.toString(pid()), "fd");
    }

    private static String real(Path program) {
        try {
            return program.toRealPath().toString();
        } catch (IOException gone) {
            return program.toString();
        }
    }

    /** One line for a person. */
    public String say() {
        String line = String.join(" ", argv);
        return pid() + " " + stat.state() + " " + user + " "
                + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line);
    }
}
