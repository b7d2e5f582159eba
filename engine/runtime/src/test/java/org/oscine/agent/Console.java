package org.oscine.agent;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.oscine.agent.AgentMain;

/** A call of an agent, with what it printed and how it ended. */
record Console(int status, String out, String err) {

    static Console agent(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new AgentMain(Duration.ZERO).run(List.of(arguments), environment, stream(out), stream(err));
        return new Console(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The last line of standard error. */
    String lastLine() {
        return err.lines().reduce((first, second) -> second).orElse("");
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
