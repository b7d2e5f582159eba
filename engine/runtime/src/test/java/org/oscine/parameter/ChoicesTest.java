package org.oscine.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oscine.descriptor.Descriptor;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.reader.DescriptorReader;
import org.oscine.yaml.YamlParser;

/** Values by conditions, by a table, and parts of texts. */
class ChoicesTest {
    private final SimulatedHost host = new SimulatedHost();
    private final Map<String, String> given = new LinkedHashMap<>();
    private ActionName action = ActionName.MONITOR;

    private Resource resource(String values) {
        Descriptor descriptor = DescriptorReader.read(YamlParser.parse("chosen.yaml", """
                agent: chosen
                version: 1.0.0
                summary: A service
                parameters:
                  store: { default: "", summary: Store }
                  path: { default: "", summary: Path }
                  password: { type: secret, default: "", summary: Password }
                values:
                """ + values.indent(2) + """
                start: { foreground: [chosen], environment: { IT: "${it}" } }
                stop: { steps: { kill: { signal: KILL } } }
                """).document().orElseThrow()).descriptor().orElseThrow();
        return Resolver.resolve(descriptor, new Call(action, given, "one", "node1", "/run/oscine/chosen/one", false, 0), host);
    }

    private String value(String values) {
        return resource(values).launch().run().surroundings().environment().get("IT");
    }

    @Test
    void theFirstThatHoldsIsChosen() {
        String values = "it: { choose: [{ when: { store: file }, then: \"file,${path}\" }, { when: path, unless: store, then: \"${path}\" },"
                + " { then: malloc }], default: nothing }";
        assertThat(value(values)).isEqualTo("malloc");
        given.put("path", "/srv");
        assertThat(value(values)).isEqualTo("/srv");
        given.put("store", "file");
        assertThat(value(values)).isEqualTo("file,/srv");
    }

    @Test
    void whereNoneHoldsOrTheTextIsEmptyTheDefaultDoes() {
        String values = "it: { choose: [{ when: store, then: \"${path}\" }], default: \"d${path}\" }";
        assertThat(value(values)).isEqualTo("d");
        given.put("store", "x");
        assertThat(value(values)).isEqualTo("d");
        given.put("path", "/srv");
        assertThat(value(values)).isEqualTo("/srv");
        assertThat(value("it: { choose: [{ unless: store, then: x }] }")).isEmpty();
    }

    @Test
    void aTableTranslates() {
        String values = "it: { map: \"${store}\", to: { file: \"f${path}\", 1: one, true: yes, other: o } }";
        given.put("path", "/srv");
        assertThat(value(values)).isEqualTo("o");
        for (Map.Entry<String, String> row : Map.of("file", "f/srv", "1", "one", "true", "yes", "other", "o", "fil", "o").entrySet()) {
            given.put("store", row.getKey());
            assertThat(value(values)).isEqualTo(row.getValue());
        }
        assertThat(value("it: { map: \"${store}\", to: { x: y }, default: \"d${path}\" }")).isEqualTo("d/srv");
    }

    @Test
    void whatIsNotInTheTableIsAnErrorOfTheParametersItIsMadeOf() {
        given.put("store", "disk\n");
        Resource resource = resource("it: { map: \"${store}\", to: { file: f, memory: m } }");
        assertThat(resource.faults()).containsExactly(Result.of(ReturnCode.OCF_ERR_CONFIGURED,
                "value it: 'disk\\n' is not one of file, memory"));
    }

    /** The configuration may be on storage that is not mounted: a probe must not fail because of it. */
    @Test
    void whatTheNodeSaysIsAnErrorOfAStartAlone() {
        String values = "said: { config-file: /etc/x.conf, key: store }\nit: { map: \"${said}\", to: { file: f } }";
        assertThat(resource(values).faults()).isEmpty();
        action = ActionName.START;
        assertThat(resource(values).faults()).containsExactly(Result.of(ReturnCode.OCF_ERR_ARGS, "value it: '' is not one of file"));
        host.file("/etc/x.conf", "store=file\n");
        assertThat(resource(values).faults()).isEmpty();
    }

    @Test
    void aSecretThatIsNotInTheTableIsNotTold() {
        given.put("password", "geheim");
        assertThat(resource("it: { map: \"${password}\", to: { a: b } }").faults()).containsExactly(
                Result.of(ReturnCode.OCF_ERR_CONFIGURED, "value it: its text is not one of a"));
    }

    @Test
    void aPatternPicksAPartOfAText() {
        given.put("path", "/usr/local/bin/xctl");
        assertThat(value("it: { text: \"${path}\", output: '^(.*)/[^/]+$$', default: /usr/bin }")).isEqualTo("/usr/local/bin");
        assertThat(value("it: { text: \"${path}\", output: '[^/]+$$' }")).isEqualTo("xctl");
        assertThat(value("it: { text: \"${path}\", output: '^x', default: none }")).isEqualTo("none");
        assertThat(value("it: { text: \"${path}\", output: '(x)?usr' }")).isEmpty();
        given.put("path", "a".repeat(5000));
        assertThat(value("it: { text: \"${path}\", output: '(a+)+b', default: undecided }")).isEqualTo("undecided");
    }

    private boolean holds(String store, String comparison) {
        given.put("store", store);
        return value("it: { choose: [{ when: { store: " + comparison + " }, then: yes }, { then: no }] }").equals("yes");
    }

    @Test
    void conditionsCompareVersionsAndNumbers() {
        assertThat(holds("4.10", "{ at-least: 4.9 }")).isTrue();
        assertThat(holds("4.9-rc1", "{ at-least: 4.9 }")).isTrue();
        assertThat(holds("4.8.99", "{ at-least: 4.9 }")).isFalse();
        assertThat(holds("4.8.99", "{ below: 4.9 }")).isTrue();
        assertThat(holds("4.9", "{ below: 4.9 }")).isFalse();
        assertThat(holds("5", "{ at-least: 4.9, below: 6 }")).isTrue();
        assertThat(holds("6.0", "{ at-least: 4.9, below: 6 }")).isFalse();
        assertThat(holds("-1", "{ below: 0 }")).isTrue();
    }

    /** Neither "old enough" nor "new enough" is known of it. */
    @Test
    void whatIsNoNumberIsNeitherAtLeastNorBelowAnything() {
        for (String none : new String[] {"", "unknown", "v4.9"}) {
            assertThat(holds(none, "{ at-least: 0 }")).as(none).isFalse();
            assertThat(holds(none, "{ below: 99 }")).as(none).isFalse();
        }
    }

    @Test
    void conditionsSearchForAPattern() {
        assertThat(holds("/usr/sbin/pure-ftpd-wrapper", "{ matches: '/pure-ftpd-wrapper$$' }")).isTrue();
        assertThat(holds("/usr/sbin/pure-ftpd", "{ matches: '/pure-ftpd-wrapper$$' }")).isFalse();
        assertThat(holds("4.9p1", "{ at-least: 4.9, matches: p }")).isTrue();
        assertThat(holds("4.9", "{ at-least: 4.9, matches: p }")).isFalse();
        assertThat(holds("a".repeat(5000), "{ matches: (a+)+b }")).isFalse();
    }

    /** A range is one condition: it is not that neither of its ends holds. */
    @Test
    void unlessARangeHolds() {
        String values = "it: { choose: [{ unless: { store: { at-least: 4, below: 6 } }, then: yes }, { then: no }] }";
        given.put("store", "3");
        assertThat(value(values)).isEqualTo("yes");
        given.put("store", "5");
        assertThat(value(values)).isEqualTo("no");
        given.put("store", "6");
        assertThat(value(values)).isEqualTo("yes");
    }

    @Test
    void whoSaidTheTextIsWhoSaidTheValue() {
        host.user("xd", 201).file("/etc/x.conf", "store=/srv/file\n").owner("xd");
        String said = "said: { config-file: /etc/x.conf, key: store }\n";
        for (String it : new String[] {"choose: [{ then: \"${said}\" }]", "text: \"${said}\", output: .*", "map: \"${path}\", to: { other: \"${said}\" }",
            "join: [\"${said}\"]"}) {
            assertThat(resource(said + "it: { " + it + " }").origins().of("/srv/file").isRoot()).as(it).isFalse();
        }
    }
}
