package org.oscine.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oscine.agent.Agent;
import org.oscine.agent.CallEnvironment;
import org.oscine.catalog.Loaded;
import org.oscine.descriptor.Parameter;
import org.oscine.diagnostic.Suggestions;
import org.oscine.ocf.Durations;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code oscine run}: what Pacemaker does, by hand. */
@Command(
        name = "run",
        description = "Runs an action of an agent exactly as Pacemaker would.",
        mixinStandardHelpOptions = true,
        footer = {"", "The exit status is the OCF code: 0 success, 7 not running, ...", "",
            "  oscine run asterisk monitor -o config=/etc/asterisk/asterisk.conf"})
public final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME|FILE", description = "The agent, or the file that describes it.")
    private String agent = "";

    @Parameters(index = "1", paramLabel = "ACTION",
            description = "start, stop, status, monitor, validate-all, meta-data, reload or reload-agent.")
    private String action = "";

    @Option(names = "-o", paramLabel = "PARAM=VALUE", description = "Sets a parameter of the resource; repeatable.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--timeout", paramLabel = "TIME",
            description = "How long the action may take, such as 20s. Default: what the descriptor recommends.")
    private Optional<String> timeout = Optional.empty();

    @Option(names = "--instance", paramLabel = "NAME",
            description = "The resource's name in the cluster. Default: the agent's name.")
    private Optional<String> instance = Optional.empty();

    @Option(names = "--check-level", paramLabel = "N", description = "How deep a monitor checks (OCF_CHECK_LEVEL).")
    private Optional<Integer> checkLevel = Optional.empty();

    /** @param terminal where it runs */
    public RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (terminal.load(agent) instanceof Loaded.Usable usable) {
            refuseUnknown(usable.descriptor().parameters().stream().map(Parameter::name).toList());
        }
        Map<String, String> environment = new HashMap<>(terminal.environment());
        parameters.forEach((name, value) -> environment.put("OCF_RESKEY_" + name, value));
        instance.ifPresent(name -> environment.put("OCF_RESOURCE_INSTANCE", name));
        checkLevel.ifPresent(level -> environment.put("OCF_CHECK_LEVEL", level.toString()));
        timeout.ifPresent(text -> environment.put("OCF_RESKEY_CRM_meta_timeout", millis(text)));
        Agent it = new Agent(environment, terminal.places(), terminal.out(), terminal.err(), Duration.ZERO);
        List<String> arguments = List.of(action);
        return Terminal.isFile(agent) ? it.run(Path.of(agent), arguments) : it.run(agent, arguments);
    }

    /** Pacemaker's own additions pass; whatever else nobody declared is a slip of the one who types. */
    private void refuseUnknown(List<String> declared) {
        for (String name : parameters.keySet()) {
            if (!declared.contains(name) && !CallEnvironment.isPacemakers(name)) {
                throw new ParameterException(spec.commandLine(), agent + " has no parameter '" + name + "'; "
                        + Suggestions.advice(name, declared, "it has"));
            }
        }
    }

    private String millis(String text) {
        Duration duration = Durations.parse(text).filter(Duration::isPositive).orElseThrow(() ->
                new ParameterException(spec.commandLine(), "'" + text + "' is not a duration such as 20s"));
        return Long.toString(duration.toMillis());
    }
}
