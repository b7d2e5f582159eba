package org.oscine.cluster;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What crm_mon shows of a cluster.
 *
 * @param online the nodes that are members and not in standby
 * @param active the resources that run, once for each node; not those whose start is still under way
 * @param blocked the resources that Pacemaker has given up
 */
record ClusterState(Set<String> online, List<Active> active, Set<String> blocked, List<Failure> failures) {

    /** A resource that is started on a node. */
    record Active(String resource, String node) {}

    /**
     * A failed action.
     *
     * @param operation resource, action and interval in ms, such as p_asterisk_monitor_1000
     * @param code the name that crm_mon of Pacemaker 2.1 gives to the agent's exit code
     * @param status in the words of Pacemaker 2.1: "complete" if the agent has answered, "timed out" if it was killed
     * @param reason what the agent has said; empty if nothing
     */
    record Failure(String operation, String node, String code, String status, String reason) {}

    /** Reads what crm_mon --output-as xml has printed. */
    static ClusterState parse(String xml) {
        Set<String> online = new TreeSet<>();
        List<Active> active = new ArrayList<>();
        Set<String> blocked = new TreeSet<>();
        List<Failure> failures = new ArrayList<>();
        Document document = document(xml);
        each(document.getElementsByTagName("node"), node -> {
            if (is(node, "online") && !is(node, "standby")) {
                online.add(node.getAttribute("name"));
            }
        });
        each(document.getElementsByTagName("resource"), resource -> {
            if (is(resource, "blocked")) {
                blocked.add(resource.getAttribute("id"));
            }
            if (is(resource, "active") && !resource.getAttribute("pending").equals("Starting")) {
                each(resource.getElementsByTagName("node"), node ->
                        active.add(new Active(resource.getAttribute("id"), node.getAttribute("name"))));
            }
        });
        each(document.getElementsByTagName("failure"), failure -> failures.add(failure(failure)));
        return new ClusterState(online, active, blocked, failures);
    }

    private static Failure failure(Element failure) {
        return new Failure(
                failure.getAttribute("op_key"),
                failure.getAttribute("node"),
                word(failure.getAttribute("exitstatus")),
                word(failure.getAttribute("status")),
                failure.getAttribute("exitreason"));
    }

    /** Pacemaker 3.0 has other words for some of what 2.1 says. */
    private static String word(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "done" -> "complete";
            case "error occurred" -> "error";
            default -> lower;
        };
    }

    private static boolean is(Element element, String attribute) {
        return element.getAttribute(attribute).equals("true");
    }

    private static void each(NodeList elements, Consumer<Element> consumer) {
        for (int index = 0; index < elements.getLength(); index++) {
            consumer.accept((Element) elements.item(index));
        }
    }

    private static Document document(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalArgumentException("crm_mon printed " + xml, e);
        }
    }

    /** The nodes that a resource runs on. */
    Set<String> nodesOf(String resource) {
        Set<String> nodes = new TreeSet<>();
        for (Active one : active) {
            if (one.resource().equals(resource)) {
                nodes.add(one.node());
            }
        }
        return nodes;
    }

    boolean runs(String resource) {
        return !nodesOf(resource).isEmpty();
    }

    /** The failed actions of a resource. */
    List<Failure> failuresOf(String resource) {
        return failures.stream()
                .filter(failure -> failure.operation().startsWith(resource + "_"))
                .toList();
    }
}
