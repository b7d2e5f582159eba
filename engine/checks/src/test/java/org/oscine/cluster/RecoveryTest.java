package org.oscine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oscine.cluster.ClusterState.Failure;
import org.oscine.real.Proc;

/** What breaks is recovered by Pacemaker, with the reason in crm_mon; what is sound is left alone. */
@RealCluster
class RecoveryTest extends OnOneNode {

    @Test
    void theServerIsKilled() {
        asterisk.create("p_killed");
        Proc old = started("p_killed");
        Proc.signal("KILL", old.pid());
        assertThat(recovered("p_killed", old).reason()).startsWith("server: no matching process");
    }

    @Test
    void theServerHangs() {
        asterisk.createWith("p_hung", List.of(), ClusterAsterisk.operations("40s", "8s", "3s"));
        Proc old = started("p_hung");
        Proc.signal("STOP", old.pid());
        assertThat(recovered("p_hung", old).reason()).matches("process [0-9]+ is stopped \\(state T\\) and cannot respond until it gets SIGCONT");
    }

    @Test
    void theCanaryIsKilled() {
        asterisk.create("p_canary", "realtime=true");
        Proc old = started("p_canary");
        assertThat(asterisk.canaries()).hasSize(1);
        Proc.signal("KILL", asterisk.canaries().getFirst().pid());
        assertThat(recovered("p_canary", old).reason()).startsWith("canary: no ").contains("watches");
        assertThat(asterisk.canaries()).hasSize(1);
    }

    @Test
    void aCorruptPidfileDisturbsNobody() {
        asterisk.create("p_pidfile");
        Proc server = started("p_pidfile");
        for (String content : List.of("", "garbage", "0", "1", "-1", "4194304")) {
            ClusterAsterisk.write(asterisk.pidfile(NODE), content);
            staysAsItIs("p_pidfile", server);
        }
    }

    /** Process 1 of a node is what an agent must not take for the server, and must not end. */
    @Test
    void aForgedPidfileMisleadsNoStop() {
        asterisk.create("p_forged");
        Proc server = started("p_forged");
        ClusterAsterisk.write(asterisk.pidfile(NODE), "1");
        cluster.tool("crm", "--wait", "resource", "stop", "p_forged");
        assertThat(Proc.alive(server.pid())).isEmpty();
        assertThat(cluster.state().online()).containsExactly(NODE);
    }

    private Proc started(String id) {
        asterisk.awaitStarted(id);
        cluster.settle(); // it may answer a moment before its start has returned, and then dies in that
        return asterisk.server();
    }

    /** Waits for another server that answers; gives the one failure that crm_mon shows. */
    private Failure recovered(String id, Proc old) {
        cluster.await("the failure is seen", state -> !state.failuresOf(id).isEmpty());
        cluster.awaitThat("there is a new server", () -> Proc.alive(old.pid()).isEmpty() && asterisk.answers(NODE));
        cluster.settle();
        ClusterState state = cluster.state();
        assertThat(state.nodesOf(id)).containsExactly(NODE);
        assertThat(state.failures()).as("failed actions").hasSize(1);
        Failure failure = state.failures().getFirst();
        assertThat(failure.operation()).isEqualTo(id + "_monitor_1000");
        assertThat(failure.status()).as("the agent has answered itself: %s", failure).isEqualTo("complete");
        return failure;
    }

    /** Waits for a monitor more. */
    private void staysAsItIs(String id, Proc server) {
        TestCluster.pause(Duration.ofMillis(1500));
        assertThat(asterisk.server().pid()).isEqualTo(server.pid());
        assertThat(asterisk.answers(NODE)).isTrue();
        ClusterState state = cluster.state();
        assertThat(state.nodesOf(id)).containsExactly(NODE);
        assertThat(state.failures()).isEmpty();
    }
}
