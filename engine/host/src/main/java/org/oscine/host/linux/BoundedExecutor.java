package org.oscine.host.linux;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.oscine.host.Family;
import org.oscine.host.Invocation;

/**
 * Commons Exec, made safe: no standard input but what the invocation has, both outputs in one place, and a process that is its own watchdog
 * (EXEC-62: the one of the library returns only when the last holder of the pipe ends).
 */
final class BoundedExecutor extends DefaultExecutor {

    private final List<String> argv;
    private final Invocation invocation;
    private final Surroundings surroundings;
    private final String cookie;
    private final Family family;
    private final ProcessBuilder.Redirect output;
    private final ProcessTree tree;
    private final long deadline;
    private final OutputPump pump;
    private Input input;
    private BoundedProcess process;

    /** A command none of whose processes outlives it; they are known by the cookie. */
    BoundedExecutor(List<String> argv, Invocation invocation, Surroundings surroundings, String cookie,
            ProcessBuilder.Redirect output, ExecuteStreamHandler streams, ProcessTree tree, long deadline) {
        this(argv, invocation, surroundings, cookie, Family.NONE, output, streams, tree, deadline);
    }

    /** The starter of a daemon: what it leaves is to live on, as a family. */
    BoundedExecutor(List<String> argv, Invocation invocation, Surroundings surroundings, Family family,
            ProcessBuilder.Redirect output, ExecuteStreamHandler streams, ProcessTree tree, long deadline) {
        this(argv, invocation, surroundings, "", family, output, streams, tree, deadline);
    }

    @SuppressWarnings("deprecation") // the builder of the library cannot build a subclass
    private BoundedExecutor(List<String> argv, Invocation invocation, Surroundings surroundings, String cookie,
            Family family, ProcessBuilder.Redirect output, ExecuteStreamHandler streams, ProcessTree tree,
            long deadline) {
        setStreamHandler(streams);
        setWorkingDirectory(new File("/"));
        this.argv = argv;
        this.invocation = invocation;
        this.surroundings = surroundings;
        this.cookie = cookie;
        this.family = family;
        this.output = output;
        this.tree = tree;
        this.deadline = deadline;
        this.pump = streams instanceof OutputPump it ? it : null;
    }

    /** What it reads; null: nothing. */
    BoundedExecutor reading(Input text) {
        input = text;
        return this;
    }

    /** How it ended; {@link BoundedProcess#ENDED_BY_US} at the deadline. */
    int execute() throws IOException {
        setExitValues(null);
        CommandLine line = new CommandLine(argv.get(0));
        line.addArguments(argv.subList(1, argv.size()).toArray(new String[0]), false);
        try {
            return execute(line);
        } finally {
            if (process != null) {
                RunningCommands.ended(process);
            }
        }
    }

    boolean timedOut() {
        return process != null && process.timedOut();
    }

    /** The words are taken from the invocation, since a CommandLine changes backslashes in the program's name. */
    @Override
    protected Process launch(CommandLine line, Map<String, String> unused, Path directory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(argv);
        builder.directory(new File(invocation.workingDirectory()));
        builder.redirectInput(input == null ? new File("/dev/null") : input.file());
        builder.redirectErrorStream(true);
        builder.redirectOutput(output);
        if (cookie.isEmpty()) {
            surroundings.applyToDaemon(builder, invocation, family);
        } else {
            surroundings.apply(builder, invocation, cookie);
        }
        process = RunningCommands.start(new RunningCommands.Start() {
            @Override
            public BoundedProcess start() throws IOException {
                BoundedProcess started = new BoundedProcess(builder.start(), tree, deadline, pump);
                if (pump != null) {
                    pump.setProcessOutputStream(started.getInputStream());
                }
                return started;
            }
        });
        return process;
    }
}
