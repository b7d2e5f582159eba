package org.oscine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Instances of one program, which differ by their directory, their user or not at all, have a process each. */
@RealCluster
class TwinsTest {

    @Test
    void eachIsItsOwn() {
        long seed = System.nanoTime();
        try (TestCluster cluster = TestCluster.up(1, InstalledAgents.shipped())) {
            assertThat(new Twins(cluster, seed).run(12)).as("seed %d", seed).contains("starts");
        }
    }
}
