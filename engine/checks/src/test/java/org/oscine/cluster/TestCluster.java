package org.oscine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.oscine.Machine;
import org.oscine.real.Proc;

/**
 * A Pacemaker cluster of one test class's own, made by samples/cluster. Its nodes are called node1, node2 and so
 * on; all of them see the directory of the cluster, and each has a /run of its own. At its end all that runs in it is
 * killed and its directory removed, also when the tests are broken off.
 */
final class TestCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMillis(150);
    private static final String[] MONITOR = {"sh", "-c", "exec crm_mon -1 --output-as xml 2>/dev/null"};
    private static final Pattern NOTABLE = Pattern.compile(
            "error:|warning:|notice:|ERROR:|WARNING:|log_execute|log_finished");
    private static final Set<TestCluster> OPEN = ConcurrentHashMap.newKeySet();

    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestCluster::endAll));
    }

    private final Path directory = Machine.scratch("c");
    private final Path base = directory.resolve("cluster");
    private final Set<String> living = new ConcurrentSkipListSet<>();

    private TestCluster() {
        OPEN.add(this);
    }

    /** Tests go on while the JVM shuts down: from now on they get no new cluster. */
    private static synchronized void endAll() {
        ending = true;
        List.copyOf(OPEN).forEach(TestCluster::close);
    }

    /** Starts a cluster of that many nodes, and waits until it is idle. */
    static TestCluster up(int nodes) {
        return up(nodes, InstalledAgents.provider());
    }

    /** The same with other agents as ocf:oscine:NAME. */
    static synchronized TestCluster up(int nodes, Path provider) {
        if (ending) {
            throw new IllegalStateException("the tests are at their end");
        }
        TestCluster cluster = new TestCluster();
        try {
            cluster.script("-n", Integer.toString(nodes), "-r", "oscine=" + provider, "up");
            for (int number = 1; number <= nodes; number++) {
                cluster.living.add("node" + number);
            }
            return cluster;
        } catch (RuntimeException | Error failure) {
            cluster.close();
            throw failure;
        }
    }

    private void script(String... words) {
        List<String> argv = new ArrayList<>();
        argv.add(Machine.project().resolve("samples/cluster/cluster").toString());
        argv.addAll(List.of("-d", base.toString()));
        argv.addAll(List.of(words));
        Machine.run(argv.toArray(String[]::new));
    }

    /** A directory that all nodes see, and that goes with the cluster. */
    Path directory() {
        if (!OPEN.contains(this)) {
            throw new IllegalStateException("the cluster has been taken down");
        }
        return directory;
    }

    /** What a node sees as /run. */
    Path run(String node) {
        return base.resolve(node).resolve("run");
    }

    /** The nodes that live. */
    Set<String> living() {
        return new TreeSet<>(living);
    }

    /** Lets a node die, as if its power were cut. */
    void kill(String node) {
        living.remove(node);
        script("kill", node);
    }

    /** Starts a node that died, and waits until it is a member again. */
    void boot(String node) {
        script("boot", node);
        awaitThat(node + " is online", () -> sees(node, call(node, MONITOR)));
        living.add(node);
    }

    private static boolean sees(String node, Ended monitor) {
        return monitor.succeeded() && ClusterState.parse(monitor.output()).online().contains(node);
    }

    /** The node that a process runs in. */
    String nodeOf(Proc process) {
        for (String node : living) {
            if (pidNamespace(init(node)).equals(pidNamespace(process.pid()))) {
                return node;
            }
        }
        throw new AssertionError("runs in no node: " + process);
    }

    private int init(String node) {
        return Integer.parseInt(text(base.resolve(node).resolve("init.pid")).trim());
    }

    private static Path pidNamespace(int pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Integer.toString(pid), "ns/pid"));
        } catch (IOException gone) {
            return Path.of("gone");
        }
    }

    /** Runs a command in a node to its end. */
    Ended call(String node, String... words) {
        // A node's /run is its own, so is the home: crmsh and pcs keep caches there.
        List<String> argv = new ArrayList<>(List.of("timeout", "60", "nsenter", "-t", Integer.toString(init(node)),
                "-m", "-p", "-u", "-i", "-n", "--", "env", "HOME=" + base.resolve(node)));
        argv.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(argv)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes());
            return new Ended(String.join(" ", words), process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command in some node that lives. */
    Ended call(List<String> words) {
        return call(living.iterator().next(), words.toArray(String[]::new));
    }

    /** Runs a command in some node that lives, which must be a success; gives what it printed. */
    String tool(String... words) {
        Ended ended = call(List.of(words));
        assertThat(ended.exit()).as("exit status of %s", ended).isZero();
        return ended.output();
    }

    /** Gives Pacemaker a new configuration of that section, such as resources. */
    void replace(String section, String xml) {
        tool("cibadmin", "--replace", "--scope", section, "--xml-text", xml);
    }

    /** What crm_mon shows. */
    ClusterState state() {
        return ClusterState.parse(tool(MONITOR));
    }

    /** Waits until crm_mon shows something, which must be soon; gives what it shows. */
    ClusterState await(String what, Predicate<ClusterState> holds) {
        ClusterState[] last = new ClusterState[1];
        awaitThat(what, () -> {
            last[0] = state();
            return holds.test(last[0]);
        });
        return last[0];
    }

    /** Waits until something holds, which must be soon. */
    void awaitThat(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(() -> "waited in vain until " + what + complaints()).isLessThan(end);
            pause(INTERVAL);
        }
    }

    /** Waits until nothing is left to do, and nothing is under way. */
    void settle() {
        tool("crm_resource", "--wait", "--timeout=60s");
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes all resources out of the configuration, and waits until Pacemaker has stopped them. */
    void clear() {
        replace("constraints", "<constraints/>");
        replace("resources", "<resources/>");
        await("all has stopped", state -> state.active().isEmpty());
        settle();
    }

    private String complaints() {
        StringBuilder text = new StringBuilder("\n").append(state());
        for (String node : living) {
            String log = text(base.resolve(node).resolve("log-pacemaker/pacemaker.log"));
            List<String> notable = log.lines().filter(line -> NOTABLE.matcher(line).find()).toList();
            notable.subList(Math.max(0, notable.size() - 40), notable.size())
                    .forEach(line -> text.append('\n').append(node).append(": ").append(line));
        }
        return text.toString();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (OPEN.remove(this)) {
            script("down");
            List<Proc> left = Proc.mentioning(directory.toString());
            left.forEach(process -> Proc.signal("KILL", process.pid()));
            Machine.remove(directory);
        }
    }
}
