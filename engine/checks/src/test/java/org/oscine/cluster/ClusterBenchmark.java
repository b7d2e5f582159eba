package org.oscine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.oscine.real.Proc;

/** What takes minutes, and whose figures judge the machine too. Not part of the tests: run engine/bench/cluster. */
@RealCluster
class ClusterBenchmark {

    private static final Duration LOST = Duration.ofSeconds(30);
    private static final Duration GOAL = Duration.ofSeconds(6);

    /** The node that runs Asterisk is killed, again and again. */
    @Test
    void failover() {
        int times = Integer.getInteger("oscine.bench.times", 20);
        try (TestCluster cluster = TestCluster.up(3); Watch watch = new Watch(ClusterAsterisk.lay(cluster, "ast"))) {
            watch.asterisk.create("p_asterisk");
            List<Double> seconds = new ArrayList<>();
            for (int time = 1; time <= times; time++) {
                String victim = watch.asterisk.awaitStarted("p_asterisk");
                double took = killAndAwait(cluster, watch.asterisk, victim);
                seconds.add(took);
                say("%2d: %s killed, Asterisk answers %.2f s later", time, victim, took);
                cluster.boot(victim);
                cluster.settle();
            }
            seconds.sort(null);
            say("failover: %d times, median %.2f s, longest %.2f s, %d over %d s; none lost, at most %d at once",
                    times, seconds.get(times / 2), seconds.getLast(),
                    seconds.stream().filter(took -> took > GOAL.toSeconds()).count(), GOAL.toSeconds(),
                    watch.most.get());
            assertThat(watch.most).as("nodes that ran Asterisk at once").hasValue(1);
        }
    }

    private static double killAndAwait(TestCluster cluster, ClusterAsterisk asterisk, String victim) {
        long began = System.nanoTime();
        cluster.kill(victim);
        while (cluster.living().stream().noneMatch(asterisk::answers)) {
            assertThat(System.nanoTime()).as("Asterisk is lost").isLessThan(began + LOST.toNanos());
            TestCluster.pause(Duration.ofMillis(20));
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** Many resources on one node start, run for some minutes, and stop, without a failed action. */
    @Test
    void many() {
        int count = Integer.getInteger("oscine.bench.resources", 50);
        double minutes = Double.parseDouble(System.getProperty("oscine.bench.minutes", "2"));
        try (TestCluster cluster = TestCluster.up(1)) {
            ManyCaches caches = new ManyCaches(cluster, count);
            say("many: %d resources run after %.1f s", count, seconds(caches.start()));
            TestCluster.pause(Duration.ofMillis((long) (minutes * 60_000)));
            assertThat(cluster.state().active()).hasSize(count);
            assertThat(cluster.state().failures()).as("failed actions after %s minutes", minutes).isEmpty();
            say("many: all ran for %.1f minutes, monitored every 10 s; all have stopped after %.1f s", minutes,
                    seconds(caches.stop()));
            assertThat(cluster.state().failures()).as("failed actions").isEmpty();
            say("many: no failed action");
        }
    }

    /** All start at once, a node joins and probes them all, all stop at once. */
    @Test
    void storms() {
        int count = Integer.getInteger("oscine.bench.resources", 50);
        try (TestCluster cluster = TestCluster.up(2)) {
            cluster.kill("node2");
            cluster.await("node2 is missed", state -> !state.online().contains("node2"));
            ManyCaches caches = new ManyCaches(cluster, count);
            storm("start", caches.start(), caches.times("start", "node1"));
            long born = System.nanoTime();
            cluster.boot("node2");
            double online = (System.nanoTime() - born) / 1e9;
            Duration probed = caches.awaitProbed("node2", born);
            say("storms: node2 is online after %.1f s", online);
            storm("probe", probed, caches.times("probe", "node2"));
            storm("stop", caches.stop(), caches.times("stop", "node1"));
            assertThat(cluster.state().failures()).as("failed actions").isEmpty();
            say("storms: no failed action");
        }
    }

    /** All seven services side by side, killed and stopped at random moments for some minutes. */
    @Test
    void soak() {
        double minutes = Double.parseDouble(System.getProperty("oscine.bench.minutes", "10"));
        long seed = Long.getLong("oscine.bench.seed", System.nanoTime());
        try (TestCluster cluster = TestCluster.up(1, InstalledAgents.shipped())) {
            Soak soak = new Soak(cluster, seed);
            soak.run(Duration.ofMillis((long) (minutes * 60_000))).forEach(line -> say("soak: %s", line));
            say("soak: %.1f minutes (seed %d); all came back each time; no failed start or stop, nothing twice, nothing left",
                    minutes, seed);
        }
    }

    /** Instances that have one command live apart, whatever happens to each. */
    @Test
    void twins() {
        int times = Integer.getInteger("oscine.bench.times", 100);
        long seed = Long.getLong("oscine.bench.seed", System.nanoTime());
        try (TestCluster cluster = TestCluster.up(1, InstalledAgents.shipped())) {
            Twins twins = new Twins(cluster, seed);
            say("twins: %s (seed %d); each was its own all the time, no start or stop failed", twins.run(times), seed);
        }
    }

    private static void storm(String action, Duration all, List<Integer> milliseconds) {
        say("storms: %d times %s within %.1f s; an action took %d ms in the median, %d ms at most",
                milliseconds.size(), action, seconds(all), milliseconds.get(milliseconds.size() / 2),
                milliseconds.getLast());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** Counts all the time on how many nodes the server lives. */
    private static final class Watch implements AutoCloseable {
        private final ClusterAsterisk asterisk;
        private final AtomicInteger most = new AtomicInteger();
        private final Thread thread;

        Watch(ClusterAsterisk asterisk) {
            this.asterisk = asterisk;
            this.thread = Thread.ofPlatform().daemon().start(this::watch);
        }

        private void watch() {
            while (!Thread.currentThread().isInterrupted()) {
                most.accumulateAndGet(nodes(), Math::max);
                try {
                    Thread.sleep(50);
                } catch (InterruptedException end) {
                    return;
                }
            }
        }

        /** A server that has not left its parent yet is two processes, but on one node. */
        private int nodes() {
            Set<String> nodes = new TreeSet<>();
            for (Proc server : asterisk.servers()) {
                try {
                    Path namespace = Path.of("/proc", Integer.toString(server.pid()), "ns/pid");
                    nodes.add(Files.readSymbolicLink(namespace).toString());
                } catch (java.io.IOException gone) {
                    // It has died since the look at it.
                }
            }
            return nodes.size();
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
