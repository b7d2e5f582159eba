package org.oscine.action;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oscine.descriptor.Descriptor;
import org.oscine.document.Document;
import org.oscine.host.Host;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.parameter.Call;
import org.oscine.parameter.Resolver;
import org.oscine.parameter.Resource;
import org.oscine.reader.DescriptorReader;
import org.oscine.reader.Reading;
import org.oscine.yaml.YamlParser;

/** A descriptor on a simulated machine: what a test needs to call its actions as the agent does. */
final class SimulatedService {
    static final String STATE = "/run/oscine/test/one";

    final SimulatedHost host = new SimulatedHost();
    private final Descriptor descriptor;
    private final Map<String, String> parameters = new HashMap<>();
    private boolean probe;

    SimulatedService(String yaml) {
        YamlParser.Parsed parsed = YamlParser.parse("test.yaml", yaml);
        Document document = parsed.document().orElseThrow(() -> new AssertionError(parsed.diagnostics()));
        Reading reading = DescriptorReader.read(document);
        descriptor = reading.descriptor().orElseThrow(() -> new AssertionError(reading.diagnostics()));
    }

    SimulatedService with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    SimulatedService probing() {
        probe = true;
        return this;
    }

    /** What an action of this name works with. */
    Resource resource(ActionName action) {
        return Resolver.resolve(descriptor, new Call(action, parameters, "one", "node1", STATE, probe, 0), host);
    }

    Result call(ActionName action) {
        return call(action, Duration.ofSeconds(20));
    }

    Result call(ActionName action, Duration timeout) {
        return call(action, timeout, host, Journal.SILENT);
    }

    /** With another view of the host, such as one that is traced. */
    Result call(ActionName action, Duration timeout, Host view, Journal journal) {
        Call call = new Call(action, parameters, "one", "node1", STATE, probe, 0);
        return Actions.perform(action, Resolver.resolve(descriptor, call, view), view,
                Deadline.of(host.clock(), timeout), journal, "the descriptor as it was");
    }

    List<String> commandsRun() {
        return host.effects().stream()
                .map(effect -> switch (effect) {
                    case org.oscine.host.simulated.Effect.Ran ran -> String.join(" ", ran.argv());
                    case org.oscine.host.simulated.Effect.RanStarter ran -> String.join(" ", ran.argv());
                    default -> "";
                })
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
