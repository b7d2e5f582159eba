package org.oscine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three nodes: where a resource runs, and how it gets from one to another. */
@RealCluster
class FailoverTest {

    private static final Set<String> NODES = Set.of("node1", "node2", "node3");
    private static TestCluster cluster;
    private static ClusterAsterisk asterisk;

    @BeforeAll
    static void bringUp() {
        cluster = TestCluster.up(NODES.size());
        asterisk = ClusterAsterisk.lay(cluster, "ast");
    }

    @AfterAll
    static void takeDown() {
        cluster.close();
    }

    @AfterEach
    void clear() {
        NODES.stream().filter(node -> cluster.living().contains(node) && !cluster.state().online().contains(node))
                .forEach(FailoverTest::online);
        cluster.clear();
        asterisk.leavesNothing();
    }

    @Test
    void probesEveryNodeAndStartsOnOne() {
        asterisk.create("p_probed");
        String started = asterisk.awaitStarted("p_probed");
        cluster.settle(); // while the start is under way its node counts as started already
        for (String node : NODES) {
            // Where it was started, the start stands in the place of the probe.
            String action = node.equals(started) ? "start" : "monitor";
            String code = node.equals(started) ? "0" : "7";
            assertThat(history("p_probed", node, action))
                    .as(action + " on " + node)
                    .contains("rc-code=\"" + code + '"');
        }
        assertThat(cluster.state().failures()).isEmpty();
    }

    private static String history(String id, String node, String action) {
        return cluster.tool("cibadmin", "--query", "--xpath", "//node_state[@uname='" + node + "']//lrm_resource[@id='"
                + id + "']/lrm_rsc_op[@operation='" + action + "'][@interval='0']");
    }

    @Test
    void leavesANodeInStandby() {
        asterisk.create("p_standby");
        String first = asterisk.awaitStarted("p_standby");
        standby(first, "p_standby");
        assertThat(asterisk.awaitStarted("p_standby")).isNotEqualTo(first);
        online(first);
        asterisk.awaitStarted("p_standby");
        assertThat(cluster.state().failures()).isEmpty();
    }

    /** crm's own --wait can be over before the cluster has begun to move anything. */
    private static void standby(String node, String resource) {
        cluster.tool("crm", "node", "standby", node);
        cluster.await(resource + " has left " + node, state -> !state.nodesOf(resource).contains(node));
    }

    private static void online(String node) {
        cluster.tool("crm", "node", "online", node);
        cluster.await(node + " is online", state -> state.online().contains(node));
        cluster.settle();
    }

    @Test
    void survivesTheDeathOfItsNode() {
        asterisk.create("p_death");
        String first = asterisk.awaitStarted("p_death");
        cluster.kill(first);
        cluster.await(first + " is missed", state -> !state.online().contains(first));
        String second = asterisk.awaitStarted("p_death");
        assertThat(second).isNotEqualTo(first);
        cluster.boot(first);
        cluster.settle();
        assertThat(cluster.state().failures()).isEmpty();
        assertThat(asterisk.nodes()).hasSize(1);
    }

    @Test
    void runsOnAllNodesAsAClone() {
        asterisk.create("p_clone");
        cluster.tool("crm", "configure", "clone", "c_clone", "p_clone");
        cluster.await("it runs everywhere", state -> state.nodesOf("p_clone").equals(NODES));
        for (String node : NODES) {
            cluster.awaitThat("it answers on " + node, () -> asterisk.answers(node));
        }
        assertThat(asterisk.nodes()).containsExactlyInAnyOrderElementsOf(NODES);
        assertThat(cluster.state().failures()).isEmpty();
    }

    @Test
    void movesWithItsGroup() {
        cluster.tool("crm", "configure", "primitive", "p_cache", "ocf:oscine:memcached", "params", "port=11311",
                "op", "monitor", "interval=1s", "timeout=10s");
        asterisk.create("p_member");
        cluster.tool("crm", "configure", "group", "g_both", "p_cache", "p_member");
        cluster.settle();
        String first = together();
        standby(first, "p_member");
        assertThat(together()).isNotEqualTo(first);
        online(first);
        assertThat(cluster.state().failures()).isEmpty();
    }

    private static String together() {
        String node = asterisk.awaitStarted("p_member");
        assertThat(cluster.state().nodesOf("p_cache")).containsExactly(node);
        assertThat(cluster.call(node, "sh", "-c", "grep -lx memcached /proc/[0-9]*/comm").output().lines().toList())
                .as("servers on " + node)
                .hasSize(1);
        assertThat(List.of(asterisk.nodes().getFirst())).containsExactly(node);
        return node;
    }
}
