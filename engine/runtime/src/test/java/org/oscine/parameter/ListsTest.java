package org.oscine.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.Run;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
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

    @Test
    void aWordIsThereForEachItem() {
        given.put("more", "'a b' c");
        assertThat(argv("masks: { list: [{ each: more, then: [-m, \"<${each}>\"] }] }", "[xctl, \"${masks}\", end]"))
                .containsExactly("xctl", "-m", "<a b>", "-m", "<c>", "end");
        assertThat(argv("none: { text: x }", "[xctl, { each: more, when: { each: c }, then: \"${each}\", else: not }]"))
                .containsExactly("xctl", "not", "c");
        given.put("more", "");
        assertThat(argv("none: { text: x }", "[xctl, { each: more, then: \"${each}\" }]")).containsExactly("xctl");
    }

    @Test
    void anEntryIsThereForEachItemAndItsNameTellsWhich() {
        given.put("more", "dc=a 'dc=b,\tdc=c' dc=d " + "x".repeat(200));
        Resource resource = resource("""
                validate:
                  folder: { directory: "/srv/${each}", each: more }
                monitor:
                  suffix: { run: [xctl, "${each}"], each: more, unless: { each: dc=d } }
                """);
        assertThat(resource.validate()).extracting(Resource.Named::entry).containsOnly("folder").hasSize(4);
        assertThat(resource.monitor()).extracting(Resource.Named::name)
                .containsExactly("suffix dc=a", "suffix dc=b,\\tdc=c", "suffix " + "x".repeat(77) + "...");
        assertThat(resource.monitor().get(1).it().probe()).isEqualTo(new MonitorProbe.Command<>(question("x: { text: x }", "[xctl, \"dc=b,\tdc=c\"]")));
        assertThat(resource.faults()).isEmpty();
    }

    @Test
    void moreItemsThanAHundredAreRefused() {
        given.put("more", "x ".repeat(101));
        Resource resource = resource("monitor:\n  suffix: { run: [xctl, \"${each}\"], each: more }\n");
        assertThat(resource.monitor()).hasSize(100);
        assertThat(resource.faults()).singleElement().isEqualTo(Result.of(ReturnCode.OCF_ERR_CONFIGURED, "'more' has 101 items, more than 100"));
    }

    private static final String SUFFIXES = """
            values:
              suffixes: { config-file: /etc/x.conf, format: directives, key: suffix, all: true, default: dc=none }
              names: { join: [{ each: suffixes, then: "'${each}'" }], separator: ", ", default: nobody }
            monitor:
              suffix: { run: [xctl, "${each}", "${names}"], each: suffixes }
            """;

    private List<String> suffixes() {
        List<String> asked = new ArrayList<>();
        for (Resource.Named<Descriptor.Monitor<String>> named : resource(SUFFIXES).monitor()) {
            asked.add(String.join(" ", ((MonitorProbe.Command<String>) named.it().probe()).run().argv()));
        }
        return asked;
    }

    @Test
    void aFileGivesEveryOccurrence() {
        assertThat(suffixes()).containsExactly("xctl dc=none 'dc=none'");
        host.file("/etc/x.conf", "suffix \"dc=a b\"\nother x\n suffix dc=c;\nsuffix  \nsuffix it's\n");
        assertThat(suffixes()).containsExactly("xctl dc=a b 'dc=a b', 'dc=c', 'it's'", "xctl dc=c 'dc=a b', 'dc=c', 'it's'",
                "xctl it's 'dc=a b', 'dc=c', 'it's'");
    }

    @Test
    void whatAFileSaidAtTheStartHolds() {
        host.file("/etc/x.conf", "suffix \"dc=a b\"\nsuffix it's\n");
        action = ActionName.START;
        host.directory("/run/oscine/listed/one");
        SavedValues.write(host.changes(), "/run/oscine/listed/one", resource(SUFFIXES).remembered());
        host.file("/etc/x.conf", "suffix dc=new\n");
        action = ActionName.MONITOR;
        assertThat(suffixes()).hasSize(2).last().isEqualTo("xctl it's 'dc=a b', 'it's'");
    }

    @Test
    void aFileWithTooManyOccurrencesIsRefusedByAStart() {
        host.file("/etc/x.conf", "suffix x\n".repeat(101));
        assertThat(suffixes()).hasSize(100);
        action = ActionName.START;
        assertThat(resource(SUFFIXES).faults()).singleElement()
                .isEqualTo(Result.of(ReturnCode.OCF_ERR_ARGS, "/etc/x.conf has 'suffix' more than 100 times; the rest is not read"));
    }

    /** What a file of the service's user names is changed with no more right than that user's. */
    @Test
    void whoCouldHaveSaidAnItemIsKnown() {
        host.user("xd", 201).file("/etc/x.conf", "suffix /srv/a\n").owner("xd");
        Resource resource = resource("""
                values:
                  paths: { config-file: /etc/x.conf, format: directives, key: suffix, all: true }
                  text: { join: ["${paths}"] }
                monitor:
                  one: { run: ["${each}", "${paths}"], each: paths }
                  two: { run: ["${text}"] }
                """);
        assertThat(resource.origins().of("/srv/a").isRoot()).isFalse();
        for (Resource.Named<Descriptor.Monitor<String>> named : resource.monitor()) {
            assertThat(((MonitorProbe.Command<String>) named.it().probe()).run().sources().program().isRoot()).isFalse();
        }
    }

    @Test
    void aLimitThatIsEmptyIsNone() {
        String sections = """
                monitor:
                  one: { run: [xctl], limits: { nofile: "${dir}", core: unlimited } }
                """;
        Resource resource = resource(sections);
        assertThat(((MonitorProbe.Command<String>) resource.monitor().getFirst().it().probe()).run().surroundings().limits())
                .isEqualTo(Map.of("core", "unlimited"));
        given.put("dir", "4096");
        assertThat(((MonitorProbe.Command<String>) resource(sections).monitor().getFirst().it().probe()).run().surroundings().limits())
                .isEqualTo(Map.of("nofile", "4096", "core", "unlimited"));
    }

    @Test
    void secretItemsAreHidden() {
        host.file("/etc/x.conf", "password geheim1\npassword geheim2\n");
        Resource resource = resource("""
                values:
                  passwords: { config-file: /etc/x.conf, format: directives, key: password, all: true, secret: true }
                  login: { join: ["${passwords}"], separator: "-" }
                monitor:
                  one: { run: [xctl], input: "${login}" }
                """);
        assertThat(((MonitorProbe.Command<String>) resource.monitor().getFirst().it().probe()).run().input()).contains("geheim1-geheim2");
        assertThat(resource.redactor().redact("geheim2 geheim1 geheim1-geheim2")).doesNotContain("geheim");
    }
}
