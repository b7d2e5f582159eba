package org.oscine.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.oscine.agent.Agent;
import org.oscine.catalog.Lookup;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code oscine run}: what Pacemaker does, by hand. */
@Command(
        name = "run",
        description = "Runs an action of an agent exactly as Pacemaker would.",
        mixinStandardHelpOptions = true,
        footer = {"", "The exit status is the OCF code: 0 success, 7 not running, ...", "",
            "  oscine run asterisk monitor -o config=/etc/asterisk/asterisk.conf"})
public final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CallOptions call = new CallOptions();

    /** @param terminal where it runs */
    public RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (terminal.load(call.agent()) instanceof Lookup.Usable usable) {
            call.refuseUnknown(usable.descriptor());
        }
        Agent agent = new Agent(call.environment(terminal.environment()), terminal.places(), terminal.out(), terminal.err(),
                Duration.ZERO);
        List<String> arguments = List.of(call.action());
        return Terminal.isFile(call.agent()) ? agent.run(Path.of(call.agent()), arguments) : agent.run(call.agent(), arguments);
    }
}
