package org.oscine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.oscine.cluster.ClusterState.Failure;
import org.oscine.real.Proc;

/**
 * All seven services side by side under one Pacemaker, each killed, and now and then stopped by SIGSTOP, at random
 * moments of its life. Each must come back every time; no start and no stop may fail, and nothing may run twice.
 */
final class Soak {
    private static final Pattern LAST_START =
            Pattern.compile("<lrm_rsc_op [^>]*operation_key=\"(\\w+)_start_0\"[^>]* call-id=\"(\\d+)\"[^>]*>");
    private static final int INTERVAL = 2;
    private static final Duration TICK = Duration.ofMillis(300);
    private static final Duration START = Duration.ofSeconds(90);
    /**
     * The longest that a service may be away: a monitor that gives up, all rungs of a stop, a start; and as long again,
     * since Pacemaker first ends what it is doing for others.
     */
    private static final Duration LOST = Duration.ofMinutes(3);
    private static final int REST_MILLISECONDS = 12_000;
    private static final int ONE_HANG_IN = 5;

    private final TestCluster cluster;
    private final Random random;
    private final List<Victim> victims = new ArrayList<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();

    Soak(TestCluster cluster, long seed) {
        this.cluster = cluster;
        this.random = new Random(seed);
        Set<String> ports = new TreeSet<>();
        Shipped.NAMES.forEach(name -> victims.add(new Victim(Shipped.lay(name, cluster.directory(), ports))));
    }

    /** A service with what is happening to it. */
    private static final class Victim {
        private final Shipped service;
        private final List<Double> recoveries = new ArrayList<>();
        private int hangs;
        private long next;
        private long struck;
        private int old;
        private String started = "";

        Victim(Shipped service) {
            this.service = service;
        }

        boolean isDown() {
            return struck != 0;
        }
    }

    /** Starts all, lets them suffer for so long, and stops them; gives a line for each. */
    List<String> run(Duration duration) {
        start();
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end || victims.stream().anyMatch(Victim::isDown)) {
            tick(System.nanoTime() < end);
            TestCluster.pause(TICK);
        }
        stop();
        return victims.stream().map(Soak::line).toList();
    }

    private void start() {
        StringBuilder xml = new StringBuilder("<resources>");
        victims.forEach(victim -> xml.append(victim.service.primitive(INTERVAL)));
        cluster.replace("resources", xml.append("</resources>").toString());
        long end = System.nanoTime() + START.toNanos();
        while (cluster.state().active().size() < victims.size()) {
            assertThat(System.nanoTime()).as(() -> "not all run: " + cluster.state()).isLessThan(end);
            TestCluster.pause(TICK);
        }
        cluster.settle();
        assertThat(cluster.state().failures()).as("failed actions before anything was done").isEmpty();
        victims.forEach(victim -> victim.next = soon());
    }

    private long soon() {
        return System.nanoTime() + Duration.ofMillis(random.nextInt(REST_MILLISECONDS)).toNanos();
    }

    /** One look at everything: first at the processes, so that what the cluster says is the younger. */
    private void tick(boolean strikes) {
        List<Proc> all = Proc.all();
        Map<String, String> starts = starts();
        noFailedStartOrStop(cluster.state());
        for (Victim victim : victims) {
            List<Proc> mains = victim.service.mains(all);
            // A daemon that is just forking is two processes, in one group as long as both live.
            assertThat(mains.stream().map(Proc::group).distinct()).as("servers of %s: %s", victim.service.name(), mains)
                    .hasSizeLessThan(2);
            if (victim.isDown()) {
                recover(victim, mains, starts);
            } else if (strikes && System.nanoTime() > victim.next) {
                assertThat(mains).as("%s runs", victim.service.name()).hasSize(1);
                strike(victim, mains.getFirst(), all, starts);
            }
        }
    }

    /** By resource, the number of the last call: a start that has succeeded. Others are not there. */
    private Map<String, String> starts() {
        Map<String, String> starts = new LinkedHashMap<>();
        String history = cluster.tool("cibadmin", "--query", "--xpath", "//lrm_resources");
        LAST_START.matcher(history).results()
                .filter(start -> start.group().contains(" rc-code=\"0\"") && start.group().contains(" op-status=\"0\""))
                .forEach(start -> starts.put(start.group(1), start.group(2)));
        return starts;
    }

    private void noFailedStartOrStop(ClusterState state) {
        state.failures().forEach(failure -> failures.put(failure.toString(), failure));
        assertThat(failures.values()).as("failed actions").allMatch(failure -> failure.operation().contains("_monitor_"))
                .allMatch(failure -> failure.status().equals("complete"))
                .noneMatch(failure -> failure.code().equals("error") && failure.reason().isEmpty());
        assertThat(state.blocked()).isEmpty();
    }

    private void strike(Victim victim, Proc main, List<Proc> all, Map<String, String> starts) {
        boolean hangs = random.nextInt(ONE_HANG_IN) == 0;
        victim.old = main.pid();
        victim.started = starts.get(victim.service.id());
        victim.struck = System.nanoTime();
        victim.hangs += hangs ? 1 : 0;
        if (hangs) {
            Shipped.family(main, all).forEach(process -> Proc.signal("STOP", process.pid()));
        } else {
            Proc.signal("KILL", main.pid());
        }
    }

    private void recover(Victim victim, List<Proc> mains, Map<String, String> starts) {
        Duration since = Duration.ofNanos(System.nanoTime() - victim.struck);
        boolean anew = mains.size() == 1 && mains.getFirst().pid() != victim.old;
        String started = starts.getOrDefault(victim.service.id(), victim.started);
        if (anew && !started.equals(victim.started) && Proc.alive(victim.old).isEmpty()) {
            victim.recoveries.add(since.toMillis() / 1e3);
            victim.struck = 0;
            victim.next = soon();
        } else {
            assertThat(since).as(() -> victim.service.name() + " is lost: " + mains + " " + cluster.state()).isLessThan(LOST);
        }
    }

    private void stop() {
        cluster.settle();
        noFailedStartOrStop(cluster.state());
        cluster.clear();
        List<Proc> all = Proc.all();
        List<String> left = new ArrayList<>();
        victims.forEach(victim -> left.addAll(victim.service.left(all)));
        assertThat(left).as("left when all have stopped").isEmpty();
    }

    private static String line(Victim victim) {
        List<Double> sorted = victim.recoveries.stream().sorted().toList();
        return sorted.isEmpty() ? victim.service.name() + ": not struck"
                : String.format(java.util.Locale.ROOT, "%s: struck %d times, %d of them by SIGSTOP; back after %.1f s in the "
                        + "median, %.1f s at most", victim.service.name(), sorted.size(), victim.hangs,
                        sorted.get(sorted.size() / 2), sorted.getLast());
    }

    /** Every service has been struck and has come back. */
    boolean hasStruckAll() {
        return victims.stream().noneMatch(victim -> victim.recoveries.isEmpty());
    }
}
