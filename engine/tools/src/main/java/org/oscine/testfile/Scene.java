package org.oscine.testfile;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine, or what changes on one. Entries are in the order of the file; an absent value takes away what an
 * earlier scene put there.
 *
 * @param groups the names of groups
 * @param users users with their groups
 * @param engine the user that the agent runs as; absent: root
 * @param commands what programs answer
 * @param listeners what addresses, Unix sockets and URLs answer
 * @param faults what is wrong with the storage below a path
 */
public record Scene(
        List<String> groups,
        Map<String, List<String>> users,
        Optional<String> engine,
        Map<String, Optional<File>> files,
        Map<String, Optional<Process>> processes,
        Map<String, Optional<Command>> commands,
        Map<String, Optional<Listener>> listeners,
        Map<String, Optional<Fault>> faults) {

    /** A scene in which nothing is said. */
    public static final Scene NOTHING =
            new Scene(List.of(), Map.of(), Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Scene {
        groups = List.copyOf(groups);
        users = inOrder(users);
        files = inOrder(files);
        processes = inOrder(processes);
        commands = inOrder(commands);
        listeners = inOrder(listeners);
        faults = inOrder(faults);
    }

    private static <V> Map<String, V> inOrder(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** What stands at a path. */
    public enum FileKind { TEXT, PROGRAM, DIRECTORY, SOCKET, LINK, FIFO, DEVICE }

    /**
     * A file, directory, socket, link, FIFO or device.
     *
     * @param content its text; for a link its target
     * @param age how long ago it was last written to
     * @param unreadable why it cannot be read
     */
    public record File(FileKind kind, String content, Optional<String> owner, Optional<String> group,
            Optional<String> mode, Optional<Duration> age, Optional<String> unreadable) {}

    /** Where a process is that does not run beside the agent. */
    public enum Namespace { OTHER }

    /** What a process may be besides running. */
    public enum State { ZOMBIE, STOPPED, UNKILLABLE }

    /**
     * A process.
     *
     * @param argv absent: that of the command that starts it
     * @param executable the file that it executes, where that is not its first word
     * @param workingDirectory the directory that it works in; absent: that of a program that stays, or the root
     * @param namespace for one in a container: it is seen, and is another machine's; absent: beside the agent
     * @param running whether it runs from the beginning
     * @param on what it does on a signal instead of ending
     * @param started what it does when it has started
     * @param ended what happens with its end
     */
    public record Process(Optional<List<String>> argv, Optional<String> executable, Optional<String> workingDirectory,
            Optional<String> user, Optional<Integer> pid, Optional<String> parent, Optional<Namespace> namespace, Optional<State> state,
            boolean running,
            Map<String, List<Event.Timed>> on, List<Event.Timed> started, List<Event.Timed> ended) {}

    /**
     * What a program answers.
     *
     * @param argv its first words; of several commands that fit the one with most words answers
     * @param input what it must read from its standard input, or another command answers; absent: whatever it reads
     * @param needs processes and paths that must be there, or another command answers
     * @param times how often it answers
     * @param does what it does at its end
     * @param becomes for a program that stays: the process that it is then
     */
    public record Command(List<String> argv, Optional<String> input, String output, int exit, Duration takes, boolean hangs,
            Optional<String> refused, List<String> needs, Optional<Integer> times, List<Event.Timed> does,
            Optional<String> becomes) {}

    /**
     * What listens at an address.
     *
     * @param asked the question that it answers; to any other it keeps silent; absent: it answers to all
     * @param dialogue what it says in turn, instead of one answer
     * @param tls whether it speaks TLS
     * @param needs processes and paths that must be there, or nobody listens
     */
    public record Listener(Optional<String> asked, String answers, List<Exchange> dialogue, boolean tls, int status,
            Optional<String> refuses, boolean hangs, Duration takes, List<String> needs) {}

    /** A question and its answer; without a question it answers to all, or greets. */
    public record Exchange(Optional<String> asked, String answers) {}

    /** What is wrong with storage. */
    public enum Fault { FULL, READ_ONLY }
}
