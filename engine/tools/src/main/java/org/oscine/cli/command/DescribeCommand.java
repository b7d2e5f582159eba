package org.oscine.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.oscine.catalog.Lookup;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oscine describe}: what one agent takes and does. */
@Command(
        name = "describe",
        description = "Shows an agent's parameters, what its monitor looks at, and its actions.",
        mixinStandardHelpOptions = true)
public final class DescribeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "NAME|FILE", description = "The agent, or the file that describes it.")
    private String agent = "";

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** @param terminal where it runs */
    public DescribeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return switch (terminal.load(agent)) {
            case Lookup.Refused refused -> {
                terminal.complain(refused);
                yield 1;
            }
            case Lookup.Usable(Descriptor it, var file) -> {
                terminal.out().print(json ? Json.text(asData(it)) + "\n" : Description.of(it, file));
                yield 0;
            }
        };
    }

    private static Map<String, Object> asData(Descriptor it) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", it.agent());
        data.put("version", it.version());
        data.put("summary", it.summary());
        data.put("description", it.description().strip());
        data.put("parameters", it.parameters().stream().map(DescribeCommand::asData).toList());
        data.put("status", DescriptionWords.probes(it.status()));
        data.put("monitor", DescriptionWords.monitors(it.monitor()));
        Map<String, Object> actions = new LinkedHashMap<>();
        it.actions().forEach((action, timing) -> actions.put(action.word(), DescriptionWords.timing(timing)));
        data.put("actions", actions);
        return data;
    }

    private static Map<String, Object> asData(Parameter it) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", it.name());
        data.put("type", it.type().word());
        data.put("summary", it.summary());
        data.put("description", it.description().strip());
        data.put("required", it.required());
        it.defaultValue().ifPresent(text -> data.put("default", text));
        it.minimum().ifPresent(number -> data.put("minimum", number));
        it.maximum().ifPresent(number -> data.put("maximum", number));
        it.pattern().ifPresent(text -> data.put("pattern", text));
        if (!it.values().isEmpty()) {
            data.put("values", List.copyOf(it.values()));
        }
        return data;
    }
}
