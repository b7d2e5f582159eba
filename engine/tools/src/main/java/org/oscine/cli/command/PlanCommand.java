package org.oscine.cli.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oscine.agent.CallEnvironment;
import org.oscine.catalog.Loaded;
import org.oscine.cli.UntouchedHost;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;
import org.oscine.diagnostic.Suggestions;
import org.oscine.host.HostView;
import org.oscine.host.linux.LinuxHost;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Durations;
import org.oscine.parameter.Call;
import org.oscine.parameter.Resolver;
import org.oscine.parameter.Resource;
import org.oscine.plan.Plan;
import org.oscine.plan.PlanData;
import org.oscine.plan.PlanText;
import org.oscine.plan.Planner;

import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code oscine plan}: what an action would do, without doing any of it. */
@Command(
        name = "plan",
        description = {"Shows what an action would do: commands, users, limits, times and codes.",
            "Runs nothing and changes nothing; reads configuration files for derived values."},
        mixinStandardHelpOptions = true,
        footer = {"", "The exit status is 1 if the action would already fail because of the parameters.", "",
            "  oscine plan asterisk start -o realtime=true"})
public final class PlanCommand implements Callable<Integer> {
    private static final int SOON = 10_000;

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

    @Option(names = "--probe", description = "Plans a probe, the cluster's first monitor on a node, instead of a recurring monitor.")
    private boolean probe;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "text or json. Default: ${DEFAULT-VALUE}.")
    private String format = "text";

    /** @param terminal where it runs */
    public PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!format.equals("text") && !format.equals("json")) {
            throw mistake("'" + format + "' is not a format: use text or json");
        }
        ActionName name = ActionName.of(action).orElseThrow(() -> mistake("there is no action '" + action + "'"
                + alike(action, List.of(ActionName.values()).stream().map(ActionName::word).toList())));
        return switch (terminal.load(agent)) {
            case Loaded.Refused refused -> {
                terminal.complain(refused);
                yield 1;
            }
            case Loaded.Usable(Descriptor descriptor, var file) -> plan(name, descriptor);
        };
    }

    private int plan(ActionName name, Descriptor descriptor) {
        CallEnvironment environment = new CallEnvironment(environment(descriptor));
        Call call = environment.call(name, descriptor, terminal.places());
        HostView host = new UntouchedHost(new LinuxHost());
        Resource resource = Resolver.resolve(descriptor, call, host);
        Plan plan = Planner.plan(name, resource, environment.timeout(name, descriptor), host.files());
        terminal.out().print(format.equals("json") ? Json.text(PlanData.of(plan)) + "\n" : PlanText.of(plan));
        return Planner.fault(name, resource).isPresent() ? 1 : 0;
    }

    private Map<String, String> environment(Descriptor descriptor) {
        Map<String, String> environment = new HashMap<>(terminal.environment());
        List<String> known = descriptor.parameters().stream().map(Parameter::name).toList();
        parameters.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw mistake("there is no parameter '" + name + "'" + alike(name, known));
            }
            environment.put("OCF_RESKEY_" + name, value);
        });
        instance.ifPresent(name -> environment.put("OCF_RESOURCE_INSTANCE", name));
        checkLevel.ifPresent(level -> environment.put("OCF_CHECK_LEVEL", level.toString()));
        timeout.ifPresent(text -> environment.put("OCF_RESKEY_CRM_meta_timeout", millis(text)));
        environment.put("OCF_RESKEY_CRM_meta_interval", Integer.toString(probe ? 0 : SOON));
        return environment;
    }

    private String millis(String text) {
        Duration duration = Durations.parse(text).filter(Duration::isPositive)
                .orElseThrow(() -> mistake("'" + text + "' is not a duration such as 20s"));
        return Long.toString(duration.toMillis());
    }

    private static String alike(String word, List<String> known) {
        return Suggestions.closest(word, known).map(it -> "; did you mean '" + it + "'?").orElse("");
    }

    private ParameterException mistake(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
