package org.oscine.real;

import java.nio.file.Files;
import java.nio.file.Path;
import org.oscine.Machine;

/**
 * The agent that the tests drive: the one that the system property {@code oscine.agent} names, or the engine's,
 * installed into an OCF root of the tests' own.
 */
final class AgentUnderTest {

    private AgentUnderTest() {}

    /** A new call of the agent, without any parameters. */
    static AgentCall call() {
        return new AgentCall(path());
    }

    /** The agent's executable. */
    static Path path() {
        return Installed.AGENT;
    }

    /** Whether it is the engine's, which can be trusted with pidfiles that would make others kill the machine. */
    static boolean isOurs() {
        return chosen().isEmpty();
    }

    private static String chosen() {
        return System.getProperty("oscine.agent", "");
    }

    /** Installs once, when the first test asks. */
    private static final class Installed {
        static final Path AGENT = find();

        private static Path find() {
            return isOurs() ? install() : Path.of(chosen());
        }

        private static Path install() {
            Path root = Machine.scratch("ocf");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Machine.remove(root)));
            String launcher = Machine.project().resolve("oscine").toString();
            String output = Machine.run(launcher, "install", "--ocf-root", root.toString(), "asterisk");
            Path agent = root.resolve("resource.d/oscine/asterisk");
            if (!Files.isExecutable(agent)) {
                throw new IllegalStateException("oscine install made no " + agent + ": " + output);
            }
            ResidentEngineProcess.serveIfAsked(root);
            return agent;
        }
    }
}
