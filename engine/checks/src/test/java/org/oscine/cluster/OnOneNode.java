package org.oscine.cluster;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests with a cluster of one node and one Asterisk of their own; each leaves nothing to the next. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnOneNode {
    static final String NODE = "node1";

    TestCluster cluster;
    ClusterAsterisk asterisk;

    @BeforeAll
    void bringUp() {
        cluster = TestCluster.up(1);
        asterisk = ClusterAsterisk.lay(cluster, "ast");
    }

    @AfterAll
    void takeDown() {
        cluster.close();
    }

    @AfterEach
    void clear() {
        cluster.clear();
        asterisk.leavesNothing();
    }
}
