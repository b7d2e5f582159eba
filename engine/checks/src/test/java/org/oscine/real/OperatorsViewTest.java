package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;

/** What operators get to see of a resource in a real cluster of one node: crm_mon, Pacemaker's log, and traces. */
@NeedsPrograms({"pacemakerd", "corosync", "crm_mon", "crm_resource", "cibadmin", "unshare", "nsenter"})
class OperatorsViewTest {
    private static final String SECRET = "hunter2-hunter2";
    private static final String YAML = """
            agent: told
            version: 1.0.0
            ocf: 1.1
            summary: A service that tells its secret when it is broken
            parameters:
              secret: { type: secret, summary: What nobody may see }
              level: { type: integer, default: 1, reloadable: true, summary: What a reload takes over }
              broken: { type: boolean, default: false, summary: Whether it is broken }
              notes: { required: true, summary: Where reloads are noted }
            monitor:
              told:
                run: [sh, -c, 'echo "wrong: $$SECRET"; exit 1']
                environment: { SECRET: "${secret}" }
                when: broken
            start:
              foreground: [sleep, "100000"]
            stop:
              steps:
                kill: { signal: KILL }
            reload:
              noted: { run: [sh, -c, 'echo "$$1" >>"$$0"', "${notes}", "${level}"] }
            """;

    private Path directory;
    private OcfRoot root;

    @BeforeEach
    void clusterWithTheResource() throws IOException {
        directory = Machine.scratch("view");
        Path descriptor = Files.writeString(directory.resolve("told.yaml"), YAML);
        Files.setPosixFilePermissions(descriptor, PosixFilePermissions.fromString("rw-r--r--"));
        root = OcfRoot.with(List.of(descriptor));
        cluster("-r", "oscine=" + root.agents(), "up");
        inNode("cibadmin", "--create", "--scope", "resources", "--xml-text", """
                <primitive id="p_told" class="ocf" provider="oscine" type="told">
                  <instance_attributes id="attributes">
                    <nvpair id="a1" name="secret" value="%s"/>
                    <nvpair id="a2" name="notes" value="%s"/>
                    <nvpair id="a3" name="trace_ra" value="1"/>
                    <nvpair id="a4" name="trace_dir" value="%s"/>
                  </instance_attributes>
                  <operations>
                    <op id="o1" name="start" interval="0s" timeout="10s"/>
                    <op id="o2" name="monitor" interval="10s" timeout="5s"/>
                  </operations>
                </primitive>
                """.formatted(SECRET, directory.resolve("notes"), directory.resolve("traces")));
        await(() -> monitor().contains("Started node1"));
    }

    @AfterEach
    void nothingIsLeft() {
        try {
            cluster("down");
        } finally {
            root.close();
            Machine.remove(directory);
        }
    }

    @Test
    void reasonsLogsReloadsAndTraces() throws Exception {
        assertThat(log()).as("lines in ocf_log's form").anyMatch(line -> line.matches(
                "[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d  told\\(p_told\\)\\[\\d+]:    INFO: started"));
        assertThat(traces()).anyMatch(name -> name.startsWith("p_told.start."))
                .anyMatch(name -> name.startsWith("p_told.monitor."));

        inNode("crm_resource", "--resource", "p_told", "--set-parameter", "level", "--parameter-value", "2");
        await(() -> Files.exists(directory.resolve("notes")) && traces().stream().anyMatch(name -> name.contains("reload-agent")));
        assertThat(directory.resolve("notes")).as("a reloadable parameter").hasContent("2");
        assertThat(traces()).as("no restart").filteredOn(name -> name.startsWith("p_told.start.")).hasSize(1);

        inNode("crm_resource", "--resource", "p_told", "--set-parameter", "broken", "--parameter-value", "yes");
        await(() -> monitor().contains("Failed Resource Actions:"));
        String reason = "not ready after [^:]+: told: sh exited with 1: wrong: \\*\\*\\*";
        assertThat(monitor()).containsPattern("p_told start .*" + reason).doesNotContain(SECRET);
        assertThat(log()).as("standard error arrives in Pacemaker's log")
                .anyMatch(line -> line.matches(".*error output \\[ ocf-exit-reason:" + reason + " ]"));
        assertThat(log()).as("the reason at its level").anyMatch(line -> line.matches(".*ERROR: " + reason));

        assertThat(log()).filteredOn(line -> line.contains("told(p_told)") || line.contains("log_op_output"))
                .noneMatch(line -> line.contains(SECRET));
        for (String name : traces()) {
            assertThat(Files.readString(directory.resolve("traces/told").resolve(name)))
                    .contains("told 1.0.0: ").doesNotContain(SECRET);
        }
    }

    private List<String> traces() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("traces/told"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(directory.resolve("cluster/node1/log-pacemaker/pacemaker.log"));
    }

    private String monitor() {
        return inNode("crm_mon", "--one-shot");
    }

    private String inNode(String... command) {
        List<String> words = new ArrayList<>(List.of("exec", "node1"));
        words.addAll(List.of(command));
        return cluster(words.toArray(new String[0]));
    }

    private String cluster(String... words) {
        List<String> argv = new ArrayList<>(List.of(Machine.project().resolve("samples/cluster/cluster").toString(),
                "-d", directory.resolve("cluster").toString()));
        argv.addAll(List.of(words));
        return Machine.run(argv.toArray(new String[0]));
    }

    private static void await(Callable<Boolean> condition) {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        try {
            while (!condition.call()) {
                assertThat(System.nanoTime()).as("waited for 40 s").isLessThan(end);
                Thread.sleep(200);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
