package org.oscine.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.StatusProbe;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.ocf.ActionName;
import org.oscine.reader.DescriptorReader;
import org.oscine.yaml.YamlParser;

/** A parameter may have the name of a fact: agents that are taken over from elsewhere have such. */
class FactsTest {

    private static List<String> arguments(String parameters, boolean probe, Map<String, String> set) {
        Descriptor descriptor = DescriptorReader.read(YamlParser.parse("x.yaml", """
                agent: x
                version: 1.0.0
                summary: A service
                parameters: { %s }
                status:
                  server:
                    pidfile: /run/x.pid
                    executable: xd
                    arguments: ["${rundir}", "${oscine_rundir}", "${instance}", "${oscine_instance}", "${oscine_action}", "${oscine_node}",
                      { when: probe, then: probe }, { when: oscine_probe, then: probing }]
                start: { command: [xd] }
                stop: { steps: { terminate: { signal: TERM } } }
                """.formatted(parameters)).document().orElseThrow()).descriptor().orElseThrow();
        Call call = new Call(ActionName.MONITOR, set, "one", "node1", "/run/oscine/x/one", probe, 0);
        Resource resource = Resolver.resolve(descriptor, call, new SimulatedHost());
        return ((StatusProbe.Pidfile<String>) resource.status().getFirst().it()).arguments();
    }

    @Test
    void withoutSuchAParameterBothNamesMeanTheFact() {
        assertThat(arguments("", true, Map.of())).containsExactly("/run/oscine/x/one", "/run/oscine/x/one", "one", "one", "monitor", "node1",
                "probe", "probing");
        assertThat(arguments("", false, Map.of())).hasSize(6);
    }

    @Test
    void theLongNameMeansTheFactAlways() {
        String parameters = "rundir: { default: /run/redis, summary: x }, instance: { summary: x }, probe: { type: boolean, summary: x }";
        assertThat(arguments(parameters, true, Map.of("instance", "db2")))
                .containsExactly("/run/redis", "/run/oscine/x/one", "db2", "one", "monitor", "node1", "probing");
        assertThat(arguments(parameters, false, Map.of("probe", "yes"))).endsWith("node1", "probe");
    }
}
