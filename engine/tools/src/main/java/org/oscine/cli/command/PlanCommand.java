package org.oscine.cli.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.oscine.agent.CallEnvironment;
import org.oscine.catalog.Lookup;
import org.oscine.cli.DryRunHost;
import org.oscine.descriptor.Descriptor;
import org.oscine.diagnostic.Suggestions;
import org.oscine.host.HostView;
import org.oscine.host.linux.LinuxHost;
import org.oscine.ocf.ActionName;
import org.oscine.parameter.Resolver;
import org.oscine.parameter.Resource;
import org.oscine.plan.Plan;
import org.oscine.plan.PlanData;
import org.oscine.plan.PlanText;
import org.oscine.plan.Planner;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code oscine plan}: what an action would do, without doing any of it. */
@Command(
        name = "plan",
        description = {"Shows what an action would do: commands, users, limits, times and codes.",
            "Runs nothing and changes nothing; reads configuration files for derived values."},
        mixinStandardHelpOptions = true,
        footer = {"", "The exit status is 1 if the parameters alone would make the action fail.", "",
            "  oscine plan asterisk start -o realtime=true"})
public final class PlanCommand implements Callable<Integer> {
    private static final int SOON = 10_000;

    private final Terminal terminal;

    @Mixin
    private CallOptions call = new CallOptions();

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
            throw call.mistake("'" + format + "' is not a format: use text or json");
        }
        List<String> actions = List.of(ActionName.values()).stream().map(ActionName::word).toList();
        ActionName name = ActionName.of(call.action()).orElseThrow(() -> call.mistake("there is no action '" + call.action() + "'; "
                + Suggestions.advice(call.action(), actions, "there are")));
        return switch (terminal.load(call.agent())) {
            case Lookup.Refused refused -> {
                terminal.complain(refused);
                yield 1;
            }
            case Lookup.Usable(Descriptor descriptor, var file) -> plan(name, descriptor);
        };
    }

    private int plan(ActionName name, Descriptor descriptor) {
        call.refuseUnknown(descriptor);
        Map<String, String> variables = call.environment(terminal.environment());
        variables.put("OCF_RESKEY_CRM_meta_interval", Integer.toString(probe ? 0 : SOON));
        CallEnvironment environment = new CallEnvironment(variables);
        HostView host = new DryRunHost(new LinuxHost());
        Resource resource = Resolver.resolve(descriptor, environment.call(name, descriptor, terminal.places()), host);
        Plan plan = Planner.plan(name, resource, environment.timeout(name, descriptor), host.files());
        terminal.out().print(format.equals("json") ? Json.text(PlanData.of(plan)) + "\n" : PlanText.of(plan));
        return Planner.fault(name, resource).isPresent() ? 1 : 0;
    }
}
