package org.oscine.cli.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.agent.CallEnvironment;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;
import org.oscine.diagnostic.Suggestions;
import org.oscine.ocf.Durations;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A call of an agent on a command line: which agent, which action, and what Pacemaker would say in the environment. */
final class CallOptions {
    @Spec(Spec.Target.MIXEE)
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

    String agent() {
        return agent;
    }

    String action() {
        return action;
    }

    /**
     * The environment of the call.
     *
     * @param present that of the command, which it is added to
     */
    Map<String, String> environment(Map<String, String> present) {
        Map<String, String> environment = new HashMap<>(present);
        parameters.forEach((name, value) -> environment.put("OCF_RESKEY_" + name, value));
        instance.ifPresent(name -> environment.put("OCF_RESOURCE_INSTANCE", name));
        checkLevel.ifPresent(level -> environment.put("OCF_CHECK_LEVEL", level.toString()));
        timeout.ifPresent(text -> environment.put("OCF_RESKEY_CRM_meta_timeout", millis(text)));
        return environment;
    }

    /** Pacemaker's own additions pass; whatever else nobody declared is a slip of the one who types. */
    void refuseUnknown(Descriptor descriptor) {
        List<String> declared = descriptor.parameters().stream().map(Parameter::name).toList();
        for (String name : parameters.keySet()) {
            if (!declared.contains(name) && !CallEnvironment.isPacemakers(name)) {
                throw mistake(agent + " has no parameter '" + name + "'; " + Suggestions.advice(name, declared, "it has"));
            }
        }
    }

    private String millis(String text) {
        Duration duration = Durations.parse(text).filter(Duration::isPositive)
                .orElseThrow(() -> mistake("'" + text + "' is not a duration such as 20s"));
        return Long.toString(duration.toMillis());
    }

    /** What is wrong with the command line. */
    ParameterException mistake(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
