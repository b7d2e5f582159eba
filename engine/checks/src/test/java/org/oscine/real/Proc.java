package org.oscine.real;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process as /proc shows it, at one moment. The tests look for themselves, so that they do not believe the engine
 * about the engine.
 *
 * @param state the letter of proc_pid_stat(5)
 * @param parent its parent's pid
 * @param group its process group
 */
public record Proc(int pid, char state, int parent, int group, List<String> argv) {

    /** The process of that pid, unless it is gone or a zombie. */
    public static Optional<Proc> alive(int pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Integer.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            char state = fields[0].charAt(0);
            if (state == 'Z' || state == 'X') {
                return Optional.empty();
            }
            String commandLine = Files.readString(
                    Path.of("/proc", Integer.toString(pid), "cmdline"), java.nio.charset.StandardCharsets.ISO_8859_1);
            return Optional.of(new Proc(
                    pid, state, Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), List.of(commandLine.split("\0"))));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** All living processes whose arguments mention a text. */
    public static List<Proc> mentioning(String text) {
        return all().stream().filter(process -> process.mentions(text)).toList();
    }

    /** All living processes. */
    public static List<Proc> all() {
        List<Proc> found = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path directory : directories) {
                alive(Integer.parseInt(directory.getFileName().toString())).ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return found;
    }

    /**
     * Sends a signal to a process, or with a negative number to a group; a process that is gone is no failure. Who is to stop
     * has stopped when this returns: until it has run once more, it has not.
     */
    public static void signal(String name, int pid) {
        send(name, pid);
        for (int i = 0; name.equals("STOP") && pid > 0 && alive(pid).filter(it -> it.state() != 'T').isPresent() && i < 500; i++) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(String name, int pid) {
        try {
            new ProcessBuilder("/bin/kill", "-s", name, "--", Integer.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean mentions(String text) {
        for (String word : argv) {
            if (word.contains(text)) {
                return true;
            }
        }
        return false;
    }

    public boolean runs(Path executable) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Integer.toString(pid), "exe")).equals(executable);
        } catch (IOException gone) {
            return false;
        }
    }

    /** The soft limit of that name in /proc/PID/limits. */
    public String softLimit(String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Integer.toString(pid), "limits"))) {
            if (line.startsWith(name)) {
                return line.substring(name.length()).trim().split(" ")[0];
            }
        }
        throw new IllegalArgumentException("no limit is called " + name);
    }
}
