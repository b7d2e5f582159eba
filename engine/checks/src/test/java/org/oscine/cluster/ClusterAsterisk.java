package org.oscine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.oscine.Machine;
import org.oscine.real.Proc;

/**
 * An Asterisk whose configuration all nodes of a cluster see, and whose run directory is each node's own. All nodes
 * can run it at once, on the same port: their networks are apart.
 */
final class ClusterAsterisk {

    private static final int SIP_PORT = 5060;

    private final TestCluster cluster;
    private final String name;
    private final Path base;

    private ClusterAsterisk(TestCluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
        this.base = cluster.directory().resolve(name);
    }

    /** Lays down an instance; the name must be new in the cluster. */
    static ClusterAsterisk lay(TestCluster cluster, String name) {
        ClusterAsterisk asterisk = new ClusterAsterisk(cluster, name);
        Machine.run(
                Machine.project().resolve("engine/scripts/lay-asterisk").toString(),
                Machine.asterisk().toString(),
                asterisk.base.toString(),
                Integer.toString(SIP_PORT));
        asterisk.keepRunDirectoriesApart();
        return asterisk;
    }

    private void keepRunDirectoriesApart() {
        String run = "/run/" + name;
        String text = TestCluster.text(config())
                .replace(base + "/run", run)
                .replace(base + "/db", run)
                .replace(base + "/log", run + "/log");
        write(config(), text);
    }

    /** The parameters of its resource, as NAME=VALUE. */
    List<String> parameters() {
        return List.of(
                "config=" + config(),
                "binary=" + Machine.server(),
                "canary_binary=" + Machine.canary());
    }

    /** Creates its resource with crmsh, watched every second. */
    void create(String id, String... furtherParameters) {
        createWith(id, List.of(furtherParameters), List.of());
    }

    /** Creates its resource with crmsh; operations are as crmsh takes them, and the usual ones if there is none. */
    void createWith(String id, List<String> furtherParameters, List<String> operations) {
        List<String> words = new ArrayList<>(
                List.of("crm", "configure", "primitive", id, "ocf:oscine:asterisk", "params"));
        words.addAll(parameters());
        words.addAll(furtherParameters);
        words.addAll(operations.isEmpty() ? operations("40s", "40s", "10s") : operations);
        cluster.tool(words.toArray(String[]::new));
    }

    /** Operations with these timeouts, in crmsh's words. */
    static List<String> operations(String start, String stop, String monitor) {
        return List.of(
                "op", "start", "interval=0", "timeout=" + start,
                "op", "stop", "interval=0", "timeout=" + stop,
                "op", "monitor", "interval=1s", "timeout=" + monitor);
    }

    Path base() {
        return base;
    }

    Path config() {
        return base.resolve("etc/asterisk.conf");
    }

    Path pidfile(String node) {
        return run(node).resolve("asterisk.pid");
    }

    Path run(String node) {
        return cluster.run(node).resolve(name);
    }

    /** Every living server of this instance, wherever it runs; clients of its console are not among them. */
    List<Proc> servers() {
        return programs(Machine.server()).stream()
                .filter(process -> process.argv().contains("-F"))
                .toList();
    }

    List<Proc> canaries() {
        // Its arguments name the run directory, not the configuration.
        return Proc.mentioning("/run/" + name + "/").stream()
                .filter(process -> process.runs(Machine.canary()))
                .toList();
    }

    private List<Proc> programs(Path executable) {
        return Proc.mentioning(base.toString() + "/").stream()
                .filter(process -> process.runs(executable))
                .toList();
    }

    /** The only living server. */
    Proc server() {
        List<Proc> servers = servers();
        assertThat(servers).as("servers that run").hasSize(1);
        return servers.getFirst();
    }

    /** The nodes that a server lives on, with one entry for each server. */
    List<String> nodes() {
        return servers().stream().map(cluster::nodeOf).sorted().toList();
    }

    /** Whether it answers SIP on a node. */
    boolean answers(String node) {
        return cluster.call(node, "sipsak", "-s", "sip:probe@127.0.0.1:" + SIP_PORT).succeeded();
    }

    /** Waits until Pacemaker shows its resource as started, and a server answers on that node; gives the node. */
    String awaitStarted(String id) {
        String node = cluster.await(id + " is started", state -> state.runs(id)).nodesOf(id).iterator().next();
        cluster.awaitThat("Asterisk answers on " + node, () -> answers(node));
        assertThat(nodes()).containsExactly(node);
        return node;
    }

    /** Nothing of the service runs any more, and nothing that it makes anew at each start lies about. */
    void leavesNothing() {
        assertThat(programs(Machine.server())).as("servers and clients left").isEmpty();
        assertThat(canaries()).as("canaries left").isEmpty();
        for (String node : cluster.living()) {
            assertThat(pidfile(node)).doesNotExist();
            assertThat(run(node).resolve("asterisk.ctl")).doesNotExist();
        }
    }

    /** Makes the end of the boot take longer. */
    void delayBoot(Duration delay) {
        append(config(), "execincludes = yes\n");
        append(base.resolve("etc/extensions.conf"),
                "\n#exec perl -e 'sleep " + delay.toSeconds() + "' " + base + "/\n");
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
