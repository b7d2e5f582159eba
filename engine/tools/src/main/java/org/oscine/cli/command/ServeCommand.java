package org.oscine.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oscine.agent.ResidentAgents;
import org.oscine.serve.ResidentEngine;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code oscine serve}: the engine that stays, and answers for the agents. */
@Command(
        name = "serve",
        description = "Runs the resident engine, which answers monitor, status, validate-all and meta-data for all agents.",
        mixinStandardHelpOptions = true,
        footer = {"", "Agents find it by themselves. Without it, they give the same answers, only more slowly. "
            + "It ends on SIGTERM, and when another engine is installed.", "",
            "  systemctl enable --now oscine     at every boot, before Pacemaker"})
public final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--socket", paramLabel = "PATH",
            description = "Unix socket to listen on. Default: OSCINE_SOCKET, or else the socket that the agents use.")
    private Optional<Path> socket = Optional.empty();

    /** @param terminal where it runs */
    public ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path at = socket.orElse(terminal.places().socket());
        try {
            Optional<String> fault = new ResidentEngine(at, new ResidentAgents())
                    .serve(listening -> terminal.err().println("oscine: serving on " + listening));
            fault.ifPresent(terminal::complain);
            return fault.isPresent() ? 1 : 0;
        } catch (IOException failure) {
            terminal.complain("cannot serve on " + at + ": " + failure.getMessage());
            return 1;
        }
    }
}
