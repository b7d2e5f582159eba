package org.oscine.conform.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.oscine.conform.AgentInstaller;
import org.oscine.terminal.Terminal;
import picocli.CommandLine;

/** The judge without the rest of Oscine: of agents that are installed, whoever wrote them. */
public final class ConformMain {
    private ConformMain() {}

    /** Runs it and ends the process with its status, that of {@code oscine conform}. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(System.getenv(), out, err);
        AgentInstaller none = ConformMain::refuse;
        System.exit(new CommandLine(new ConformCommand(terminal, none)).setExpandAtFiles(false).execute(arguments));
    }

    private static Path refuse(Path ocfRoot, String name, Path descriptor) throws IOException {
        throw new IOException("this program installs nothing; give it the path of an installed agent");
    }
}
