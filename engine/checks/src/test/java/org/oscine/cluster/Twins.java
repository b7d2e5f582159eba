package org.oscine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.oscine.cluster.ClusterState.Failure;
import org.oscine.real.DaemonProgram;
import org.oscine.real.Proc;

/**
 * Resources of the agent "service" with one program and one command under one Pacemaker: two that differ by their directory,
 * two by their user, and a globally unique clone whose two instances do not differ at all. They are started, stopped and
 * killed at random; each must have a process of its own all the time, and whoever is not meant must keep his.
 */
final class Twins {
    private static final String CLONE = "c_same";

    private final TestCluster cluster;
    private final Random random;
    private final Path program;
    private final List<Twin> twins;
    private final Map<String, Set<Integer>> known = new LinkedHashMap<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private int starts;
    private int stops;
    private int kills;

    /**
     * One resource.
     *
     * @param processes how many it has while it is started
     */
    private record Twin(String id, String mark, Path directory, String user, int processes) {}

    Twins(TestCluster cluster, long seed) {
        this.cluster = cluster;
        this.random = new Random(seed);
        this.program = DaemonProgram.copyTo(cluster.directory().resolve("twin"));
        Path one = directory("one");
        Path other = directory("other");
        this.twins = List.of(
                new Twin("p_one", "place", one, "root", 1),
                new Twin("p_other", "place", other, "root", 1),
                new Twin("p_nobody", "user", one, "nobody", 1),
                new Twin("p_memcache", "user", one, "memcache", 1),
                new Twin(CLONE, "clone", one, "root", 2));
    }

    private Path directory(String name) {
        try {
            return Files.createDirectory(cluster.directory().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates all, lets so many things happen to them, and removes all; gives what happened. */
    String run(int times) {
        StringBuilder xml = new StringBuilder("<resources>");
        twins.forEach(twin -> xml.append(twin.id().equals(CLONE) ? clone(twin) : primitive(twin)));
        cluster.replace("resources", xml.append("</resources>").toString());
        twins.forEach(twin -> awaitProcesses(twin, twin.processes()));
        cluster.settle();
        judge();
        for (int time = 0; time < times; time++) {
            happen(twins.get(random.nextInt(twins.size())));
            judge();
        }
        cluster.clear();
        twins.forEach(twin -> assertThat(pids(twin)).as("left of %s", twin).isEmpty());
        return "%d starts, %d stops, %d kills".formatted(starts, stops, kills);
    }

    private String clone(Twin twin) {
        return """
                <clone id="%1$s"><meta_attributes id="%1$s-meta">
                <nvpair id="%1$s-unique" name="globally-unique" value="true"/>
                <nvpair id="%1$s-max" name="clone-max" value="2"/><nvpair id="%1$s-node" name="clone-node-max" value="2"/>
                </meta_attributes>%2$s</clone>""".formatted(twin.id(),
                primitive(new Twin("p_same", twin.mark(), twin.directory(), twin.user(), 2)));
    }

    private String primitive(Twin twin) {
        return """
                <primitive id="%1$s" class="ocf" provider="oscine" type="service"><instance_attributes id="%1$s-all">
                <nvpair id="%1$s-binfile" name="binfile" value="%2$s"/>
                <nvpair id="%1$s-options" name="cmdline_options" value="%3$s"/>
                <nvpair id="%1$s-workdir" name="workdir" value="%4$s"/>
                <nvpair id="%1$s-user" name="user" value="%5$s"/></instance_attributes>
                <operations><op id="%1$s-start" name="start" interval="0" timeout="60s"/>
                <op id="%1$s-stop" name="stop" interval="0" timeout="60s"/>
                <op id="%1$s-monitor" name="monitor" interval="1s" timeout="30s"/></operations></primitive>
                """.formatted(twin.id(), program, twin.mark(), twin.directory(), twin.user());
    }

    private void happen(Twin twin) {
        Set<Integer> before = pids(twin);
        if (before.isEmpty()) {
            starts++;
            role(twin, "Started");
            awaitProcesses(twin, twin.processes());
        } else if (random.nextBoolean()) {
            stops++;
            role(twin, "Stopped");
            awaitProcesses(twin, 0);
        } else {
            kills++;
            int victim = new ArrayList<>(before).get(random.nextInt(before.size()));
            Proc.signal("KILL", victim);
            cluster.awaitThat(twin.id() + " is back", () -> {
                Set<Integer> now = pids(twin);
                return now.size() == twin.processes() && !now.contains(victim);
            });
            before.remove(victim);
            assertThat(pids(twin)).as("who was not killed of %s", twin.id()).containsAll(before);
        }
        cluster.settle();
        known.put(twin.id(), pids(twin));
    }

    private void role(Twin twin, String role) {
        cluster.tool("crm_resource", "--resource", twin.id(), "--set-parameter", "target-role", "--meta",
                "--parameter-value", role);
    }

    private void awaitProcesses(Twin twin, int number) {
        cluster.awaitThat(twin.id() + " has " + number + " processes", () -> pids(twin).size() == number);
        known.put(twin.id(), pids(twin));
    }

    /** Everybody has what he had, and nothing has failed but the monitors of who was killed. */
    private void judge() {
        for (Twin twin : twins) {
            assertThat(pids(twin)).as("processes of %s", twin).isEqualTo(known.get(twin.id()));
        }
        ClusterState state = cluster.state();
        state.failures().forEach(failure -> failures.put(failure.toString(), failure));
        assertThat(failures.values()).as("failed actions")
                .allMatch(failure -> failure.operation().contains("_monitor_") && !failure.operation().endsWith("_0"));
        assertThat(failures).as("failed monitors").hasSizeLessThanOrEqualTo(kills);
        assertThat(state.blocked()).isEmpty();
    }

    private Set<Integer> pids(Twin twin) {
        Set<Integer> pids = new TreeSet<>();
        for (Proc process : Proc.all()) {
            if (process.runs(program) && process.argv().contains(twin.mark()) && fits(process.pid(), twin)) {
                pids.add(process.pid());
            }
        }
        return pids;
    }

    private static boolean fits(int pid, Twin twin) {
        Path proc = Path.of("/proc", Integer.toString(pid));
        try {
            return Files.readSymbolicLink(proc.resolve("cwd")).equals(twin.directory())
                    && Files.getOwner(proc.resolve("stat")).getName().equals(twin.user());
        } catch (IOException gone) {
            return false;
        }
    }
}
