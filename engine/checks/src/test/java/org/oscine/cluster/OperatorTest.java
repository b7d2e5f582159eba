package org.oscine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.ocf.ReturnCode;
import org.oscine.real.Proc;

/** What an operator does with a resource by crmsh, pcs and crm_resource. */
@RealCluster
class OperatorTest extends OnOneNode {

    @Test
    void createsStopsAndRemovesWithCrmsh() {
        asterisk.create("p_crm");
        asterisk.awaitStarted("p_crm");
        cluster.tool("crm", "resource", "restart", "p_crm");
        asterisk.awaitStarted("p_crm");
        cluster.tool("crm", "--wait", "resource", "stop", "p_crm");
        asterisk.leavesNothing();
        cluster.tool("crm", "configure", "delete", "p_crm");
        cluster.settle();
        assertThat(cluster.tool("cibadmin", "--query")).doesNotContain("p_crm");
    }

    /** There is no pcsd here: pcs edits a file, which is pushed by pcs itself. */
    @Test
    void createsStopsAndRemovesWithPcs() {
        String cib = cluster.directory().resolve("cib.xml").toString();
        cluster.tool("pcs", "cluster", "cib", cib);
        List<String> create = new ArrayList<>(
                List.of("pcs", "-f", cib, "resource", "create", "p_pcs", "ocf:oscine:asterisk"));
        create.addAll(asterisk.parameters());
        create.addAll(List.of("op", "start", "timeout=40s", "op", "monitor", "interval=1s", "timeout=10s"));
        cluster.tool(create.toArray(String[]::new));
        cluster.tool("pcs", "cluster", "cib-push", cib);
        asterisk.awaitStarted("p_pcs");
        cluster.tool("pcs", "resource", "disable", "p_pcs", "--wait=30");
        asterisk.leavesNothing();
        cluster.tool("pcs", "resource", "delete", "p_pcs");
        cluster.settle();
        assertThat(cluster.tool("cibadmin", "--query")).doesNotContain("p_pcs");
    }

    @Test
    void pcsRefusesAWrongValueWithTheAgentsReason() {
        Ended refused = cluster.call(NODE, "pcs", "resource", "create", "p_wrong", "ocf:oscine:asterisk",
                "maxfiles=none", "--agent-validation");
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output()).contains("maxfiles: 'none' is not a whole number");
        assertThat(cluster.tool("cibadmin", "--query")).doesNotContain("p_wrong");
    }

    @Test
    void validates() {
        Ended wrong = cluster.call(NODE, "crm_resource", "--validate", "--class=ocf", "--provider=oscine",
                "--agent=asterisk", "--option=maxfiles=0");
        assertThat(wrong.exit()).isEqualTo(ReturnCode.OCF_ERR_CONFIGURED.number());
        assertThat(wrong.output()).contains("maxfiles: 0 is less than 1");
        List<String> right = new ArrayList<>(
                List.of("crm_resource", "--validate", "--class=ocf", "--provider=oscine", "--agent=asterisk"));
        asterisk.parameters().forEach(parameter -> right.add("--option=" + parameter));
        assertThat(cluster.call(right).exit()).isZero();
    }

    @Test
    void showsTheMetadata() {
        assertThat(cluster.tool("crm_resource", "--show-metadata", "ocf:oscine:asterisk"))
                .contains("<resource-agent name=\"asterisk\"", "<parameter name=\"monitor_sipuri\"");
        assertThat(cluster.tool("crm_resource", "--list-agents=ocf:oscine")).contains("asterisk", "memcached");
        assertThat(cluster.tool("crm", "ra", "info", "ocf:oscine:asterisk")).contains("monitor_sipuri");
        assertThat(cluster.tool("pcs", "resource", "describe", "ocf:oscine:asterisk")).contains("monitor_sipuri");
    }

    @Test
    void goesThroughTheActionsByHand() {
        asterisk.createWith("p_hand", List.of(), List.of("meta", "target-role=Stopped"));
        cluster.settle();
        assertThat(force("check").output()).containsIgnoringCase("not running"); // Pacemaker 3.0 begins it with a capital
        assertThat(force("start").exit()).isZero();
        assertThat(asterisk.answers(NODE)).isTrue();
        assertThat(force("check").exit()).isZero();
        assertThat(force("stop").exit()).isZero();
        asterisk.leavesNothing();
        assertThat(force("stop").exit()).isZero();
    }

    private Ended force(String action) {
        return cluster.call(NODE, "crm_resource", "--force-" + action, "--resource", "p_hand");
    }

    @Test
    void aChangedParameterTakesEffect() throws java.io.IOException {
        asterisk.create("p_files", "maxfiles=2048");
        asterisk.awaitStarted("p_files");
        Proc old = asterisk.server();
        assertThat(old.softLimit("Max open files")).isEqualTo("2048");
        cluster.tool("crm", "resource", "param", "p_files", "set", "maxfiles", "4096");
        awaitAnother(old);
        asterisk.awaitStarted("p_files");
        assertThat(asterisk.server().softLimit("Max open files")).isEqualTo("4096");
        assertThat(cluster.state().failures()).isEmpty();
    }

    /** The stop of that restart needs the old parameters: the new ones name another Asterisk. */
    @Test
    void aRestartStopsWhatRanWithTheOldParameters() {
        ClusterAsterisk other = ClusterAsterisk.lay(cluster, "other");
        asterisk.create("p_moved");
        asterisk.awaitStarted("p_moved");
        Proc old = asterisk.server();
        cluster.tool("crm", "resource", "param", "p_moved", "set", "config", other.config().toString());
        awaitAnother(old);
        other.awaitStarted("p_moved");
        asterisk.leavesNothing();
        assertThat(cluster.state().failures()).isEmpty();
        cluster.clear();
        other.leavesNothing();
    }

    /** So does a stop after somebody has taken the configuration away. */
    @Test
    void itStopsWithoutItsConfiguration() {
        ClusterAsterisk poor = ClusterAsterisk.lay(cluster, "poor");
        poor.create("p_poor");
        poor.awaitStarted("p_poor");
        Machine.remove(Path.of(poor.base() + "/etc"));
        cluster.tool("crm", "--wait", "resource", "stop", "p_poor");
        poor.leavesNothing();
        assertThat(cluster.state().failures()).isEmpty();
    }

    private void awaitAnother(Proc old) {
        cluster.awaitThat("the old server is gone", () -> Proc.alive(old.pid()).isEmpty());
    }
}
