package org.oscine.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.oscine.catalog.InstallPaths;

/**
 * The agent's door. The launcher passes its own name as the first argument, and then its arguments. Nothing here, nor
 * what it leads to, may load a class of the tools' libraries: an agent is started every few seconds.
 */
public final class AgentMain {
    private final Duration spent;

    /** @param spent how much of the timeout is gone already */
    public AgentMain(Duration spent) {
        this.spent = spent;
    }

    /** Runs the agent and ends the process. */
    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int status = new AgentMain(Age.ofThisProcess()).run(List.of(arguments), System.getenv(), out, err);
        out.flush();
        err.flush();
        // Nothing is registered to be done at the end, and a stuck thread must not keep the answer back.
        Runtime.getRuntime().halt(status);
    }

    /**
     * @param arguments the agent's name, the action, and what else was on the command line
     * @return the exit status
     */
    public int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        Agent agent = new Agent(environment, InstallPaths.of(environment), out, err, spent);
        return arguments.isEmpty()
                ? agent.run("", List.of())
                : agent.run(arguments.getFirst(), arguments.subList(1, arguments.size()));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
