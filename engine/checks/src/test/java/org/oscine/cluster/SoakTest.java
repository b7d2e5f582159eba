package org.oscine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seven services live under one Pacemaker for a minute, and die at random moments of it. */
@RealCluster
class SoakTest {

    @Test
    void whoeverIsKilledComesBack() {
        long seed = System.nanoTime();
        try (TestCluster cluster = TestCluster.up(1, InstalledAgents.shipped())) {
            Soak soak = new Soak(cluster, seed);
            List<String> lines = soak.run(Duration.ofMinutes(1));
            assertThat(soak.hasStruckAll()).as("seed %d: %s", seed, lines).isTrue();
        }
    }
}
