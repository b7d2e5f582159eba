package org.oscine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.real.Proc;

/**
 * Pacemaker kills an agent at its timeout, at whatever it is doing. Nothing is corrupted by that: the next action
 * is right.
 */
@RealCluster
class TimeoutTest {

    private static final String NODE = "node1";
    private static final Duration BOOT = Duration.ofSeconds(3);
    private static TestCluster cluster;

    @BeforeAll
    static void bringUp() {
        cluster = TestCluster.up(1);
    }

    @AfterAll
    static void takeDown() {
        cluster.close();
    }

    @AfterEach
    void clear() {
        cluster.clear();
    }

    /** Timeouts from one that no JVM can meet up to one that ends in the middle of the boot. */
    @ParameterizedTest
    @ValueSource(strings = {"20ms", "300ms", "1s"})
    void aStartThatTakesTooLong(String timeout) {
        String id = "p_start_" + timeout;
        ClusterAsterisk asterisk = ClusterAsterisk.lay(cluster, id);
        asterisk.delayBoot(BOOT);
        asterisk.createWith(id, List.of(), ClusterAsterisk.operations(timeout, "40s", "20s"));
        cluster.await("the start has failed", state -> !state.failuresOf(id).isEmpty());
        cluster.settle();
        assertThat(cluster.state().failuresOf(id)).extracting(ClusterState.Failure::operation)
                .containsExactly(id + "_start_0");
        assertThat(cluster.state().active()).isEmpty();
        asterisk.leavesNothing();

        setTimeout(id, "start", "40s");
        cluster.tool("crm_resource", "--cleanup", "--resource", id);
        asterisk.awaitStarted(id);
        assertThat(cluster.state().failures()).isEmpty();
    }

    @Test
    void aMonitorThatTakesTooLong() {
        String id = "p_monitor";
        ClusterAsterisk asterisk = ClusterAsterisk.lay(cluster, id);
        List<String> operations = new ArrayList<>(ClusterAsterisk.operations("40s", "40s", "20ms"));
        operations.addAll(List.of("on-fail=block", "op", "monitor", "interval=0", "timeout=20s"));
        asterisk.createWith(id, List.of(), operations);
        ClusterState state = cluster.await("a monitor has failed", seen -> !seen.failuresOf(id).isEmpty());
        Proc server = asterisk.server();
        assertThat(state.failuresOf(id)).extracting(ClusterState.Failure::status).containsExactly("timed out");

        setTimeout(id, "monitor", "20s");
        cluster.tool("crm_resource", "--cleanup", "--resource", id);
        cluster.settle();
        assertThat(asterisk.awaitStarted(id)).isEqualTo(NODE);
        assertThat(asterisk.server().pid()).isEqualTo(server.pid());
        assertThat(cluster.state().failures()).isEmpty();
        assertThat(cluster.call(NODE, "crm_resource", "--force-check", "--resource", id).exit()).isZero();
    }

    /** Without fencing Pacemaker gives a resource up whose stop has failed, until somebody has put it right. */
    @Test
    void aStopThatTakesTooLong() {
        String id = "p_stop";
        ClusterAsterisk asterisk = ClusterAsterisk.lay(cluster, id);
        List<String> operations = new ArrayList<>(ClusterAsterisk.operations("40s", "20ms", "5s"));
        operations.addAll(List.of("op", "monitor", "interval=0", "timeout=3s"));
        asterisk.createWith(id, List.of(), operations);
        asterisk.awaitStarted(id);
        cluster.settle(); // a start that is still under way would wait for the hung server
        Proc.signal("STOP", asterisk.server().pid());
        cluster.tool("crm", "resource", "stop", id);
        cluster.await("the stop has failed", state -> state.blocked().contains(id));

        setTimeout(id, "stop", "8s");
        cluster.tool("crm_resource", "--cleanup", "--resource", id);
        cluster.await("it has stopped", state -> !state.runs(id));
        cluster.settle();
        assertThat(cluster.state().failures()).extracting(ClusterState.Failure::operation)
                .as("the probe has found it hung")
                .containsExactly(id + "_monitor_0");
        asterisk.leavesNothing();
    }

    /** The id of an operation is what crmsh made of its interval, in one version "0" and in another "0s". */
    private static void setTimeout(String id, String operation, String timeout) {
        String recurring = operation.equals("monitor") ? " and @interval='1s'" : "";
        String found = cluster.tool("cibadmin", "--query", "--xpath",
                "//primitive[@id='" + id + "']//op[@name='" + operation + "'" + recurring + "]");
        String changed = found.replaceFirst("timeout=\"[^\"]*\"", "timeout=\"" + timeout + "\"");
        assertThat(changed).contains("timeout=\"" + timeout + "\"");
        cluster.tool("cibadmin", "--modify", "--scope", "resources", "--xml-text",
                "<primitive id=\"" + id + "\"><operations>" + changed.strip() + "</operations></primitive>");
    }
}
