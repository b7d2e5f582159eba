package org.oscine.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.Run;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.ocf.ActionName;
import org.oscine.reader.DescriptorReader;
import org.oscine.trust.Origin;
import org.oscine.yaml.YamlParser;

/** Values that are lists, and what is there once for every item of one. */
class ListsTest {
    private static final String PARAMETERS = """
            parameters:
              dir: { default: "", summary: Configuration }
              more: { type: arguments, default: "", summary: More }
            """;

    private final SimulatedHost host = new SimulatedHost();
    private final Map<String, String> given = new LinkedHashMap<>();
    private ActionName action = ActionName.MONITOR;

    private Resource resource(String sections) {
        Descriptor descriptor = DescriptorReader.read(YamlParser.parse("listed.yaml", """
                agent: listed
                version: 1.0.0
                summary: A service
                """ + PARAMETERS + sections + """
                start: { foreground: [listed] }
                stop: { steps: { kill: { signal: KILL } } }
                """).document().orElseThrow()).descriptor().orElseThrow();
        return Resolver.resolve(descriptor, new Call(action, given, "one", "node1", "/run/oscine/listed/one", false, 0), host);
    }

    private Run<String> question(String values, String run) {
        Resource resource = resource("values:\n" + values.indent(2) + "monitor:\n  asked: { run: " + run + " }\n");
        return ((MonitorProbe.Command<String>) resource.monitor().getFirst().it().probe()).run();
    }

    private List<String> argv(String values, String run) {
        return question(values, run).argv();
    }

    @Test
    void aListBecomesItsWords() {
        String values = "client: { list: [xctl, { when: dir, then: [-c, \"${dir}\"], else: -d }, \"${more}\"] }";
        assertThat(argv(values, "[\"${client}\", ping]")).containsExactly("xctl", "-d", "ping");
        given.put("dir", "/etc/x y");
        given.put("more", "-v 'two words'");
        assertThat(argv(values, "[nice, \"${client}\", ping]"))
                .containsExactly("nice", "xctl", "-c", "/etc/x y", "-v", "two words", "ping");
    }

    @Test
    void aListMayHaveAnotherInIt() {
        String values = """
                client: { list: [xctl, { when: dir, then: -c }] }
                asks: { list: ["${client}", -x] }
                prints: { run: ["${asks}", get], default: nothing }
                """;
        host.command("xctl", "-x", "get").prints("something\n");
        assertThat(argv(values, "[\"${asks}\", \"${prints}\"]")).containsExactly("xctl", "-x", "something");
    }

    @Test
    void aListHoldsIfItHasAWord() {
        String values = "options: { list: [{ when: dir, then: \"\" }] }";
        String run = "[xctl, { when: options, then: some, else: none }]";
        assertThat(argv(values, run)).containsExactly("xctl", "none");
        given.put("dir", "/etc/x");
        assertThat(argv(values, run)).containsExactly("xctl", "some");
    }

    /** Otherwise a console could not be asked as root because its socket's name is the service's own word. */
    @Test
    void onlyWhoSaidTheProgramDecidesOverItsRights() {
        host.user("xd", 201).file("/etc/x.conf", "run=/srv/x\nprogram=/srv/ctl\n").owner("xd");
        String values = """
                socket: { config-file: /etc/x.conf, key: run }
                program: { config-file: /etc/x.conf, key: program }
                client: { list: [xctl, -s, "${socket}"] }
                theirs: { list: [{ when: dir, then: nice }, "${program}", -s] }
                """;
        assertThat(question(values, "[\"${client}\", ping]").sources().program()).isEqualTo(Origin.ROOT);
        assertThat(question(values, "[\"${theirs}\", ping]").sources().program().isRoot()).isFalse();
    }
}
