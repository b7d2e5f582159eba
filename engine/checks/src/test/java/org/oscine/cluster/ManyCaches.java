package org.oscine.cluster;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Many small resources at once: servers of memcached, each on a port of its own. */
final class ManyCaches {

    private static final int FIRST_PORT = 12000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final TestCluster cluster;
    private final int count;

    ManyCaches(TestCluster cluster, int count) {
        this.cluster = cluster;
        this.count = count;
        // What runs stays where it is when a node joins.
        cluster.tool("crm_attribute", "--type", "rsc_defaults", "--name", "resource-stickiness", "--update", "1000");
    }

    /** Creates all of them in one transaction; gives how long it takes until all run. */
    Duration start() {
        StringBuilder resources = new StringBuilder("<resources>");
        for (int number = 0; number < count; number++) {
            resources.append(resource("p_cache" + number, FIRST_PORT + number));
        }
        String xml = resources.append("</resources>").toString();
        return timed(() -> cluster.replace("resources", xml), count);
    }

    private static String resource(String id, int port) {
        return """
                <primitive id="%1$s" class="ocf" provider="oscine" type="memcached">
                  <instance_attributes id="%1$s-all">
                    <nvpair id="%1$s-port" name="port" value="%2$d"/>
                  </instance_attributes>
                  <operations>
                    <op id="%1$s-start" name="start" interval="0" timeout="120s"/>
                    <op id="%1$s-stop" name="stop" interval="0" timeout="120s"/>
                    <op id="%1$s-probe" name="monitor" interval="0" timeout="120s"/>
                    <op id="%1$s-monitor" name="monitor" interval="10s" timeout="30s"/>
                  </operations>
                </primitive>""".formatted(id, port);
    }

    /** Stops all of them; gives how long it takes. */
    Duration stop() {
        return timed(() -> cluster.tool("crm_attribute", "--name", "stop-all-resources", "--update", "true"), 0);
    }

    private Duration timed(Runnable order, int running) {
        long began = System.nanoTime();
        order.run();
        awaitRunning(running);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void awaitRunning(int wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (cluster.state().active().size() != wanted) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not " + wanted + " run after " + PATIENCE + ": " + cluster.state());
            }
            TestCluster.pause(INTERVAL);
        }
    }

    /** Waits until a node has probed all of them; gives how long it takes from its birth on. */
    Duration awaitProbed(String node, long born) {
        long end = born + PATIENCE.toNanos();
        while (times("probe", node).size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("only " + times("probe", node).size() + " probes");
            }
            TestCluster.pause(INTERVAL);
        }
        return Duration.ofNanos(System.nanoTime() - born);
    }

    /** How long the last actions of that kind took on a node, in ms, sorted. */
    List<Integer> times(String task, String node) {
        String history = cluster.tool("cibadmin", "--query", "--xpath", "//node_state[@uname='" + node + "']/lrm");
        Pattern operation = Pattern.compile("<lrm_rsc_op [^>]*operation=\"" + (task.equals("probe") ? "monitor" : task)
                + "\"[^>]* interval=\"0\"[^>]*exec-time=\"(\\d+)\"");
        return operation.matcher(history).results()
                .map(match -> Integer.valueOf(match.group(1)))
                .sorted()
                .toList();
    }
}
