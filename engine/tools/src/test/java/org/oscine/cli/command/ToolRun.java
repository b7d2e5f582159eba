package org.oscine.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.oscine.terminal.Terminal;
import picocli.CommandLine;

/**
 * One run of a subcommand.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it said on standard error
 */
record ToolRun(int status, String out, String err) {

    /** Runs a command as the tools' door would. */
    static ToolRun of(Function<Terminal, Object> command, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(Map.of("NO_COLOR", "1"), stream(out), stream(err));
        CommandLine line = new CommandLine(command.apply(terminal));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int status = line.execute(words);
        return new ToolRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
