package org.oscine.format;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.oscine.descriptor.DescriptorKeys;
import org.oscine.document.Node;
import org.oscine.setupfile.SetupKeys;
import org.oscine.testfile.TestFileKeys;

/**
 * The order of keys where it is fixed. Names that an author chose keep their order, which often matters; so do the
 * keys of an entry, which people order for reading.
 */
final class Order {
    /** By the key that holds them; the empty one is the root. */
    static final Map<String, List<String>> FIXED = Map.of(
            "", DescriptorKeys.SECTIONS,
            "start", DescriptorKeys.START,
            "stop", DescriptorKeys.STOP,
            "actions", DescriptorKeys.ACTIONS);

    /** What stands at the head of descriptors and setup files, without empty lines between them. */
    static final List<String> HEAD = Stream.concat(DescriptorKeys.HEAD.stream(), SetupKeys.HEAD.stream()).toList();

    private Order() {}

    /** The order of the keys that a key holds; those that are unknown come last, as they stand. */
    static Comparator<String> of(String holder) {
        return by(FIXED.getOrDefault(holder, List.of()));
    }

    /** The order of the sections of a file. A test file has no section in common with a descriptor but its parameters. */
    static Comparator<String> ofSections(Node.Mapping root) {
        return root.get("cases").isPresent() ? by(TestFileKeys.SECTIONS) : of("");
    }

    private static Comparator<String> by(List<String> order) {
        return Comparator.comparingInt(key -> order.contains(key) ? order.indexOf(key) : order.size());
    }

    /** Whether the order of a mapping's keys says nothing. */
    static boolean isFixed(List<String> path) {
        return path.isEmpty() || path.size() == 1 && FIXED.containsKey(path.getFirst());
    }

    /** The key of a mapping in {@link #FIXED}, for a path that {@link #isFixed}. */
    static String holder(List<String> path) {
        return path.isEmpty() ? "" : path.getLast();
    }

    /** Whether a node can be taken apart by lines. */
    static boolean isBlock(Node node, Lines lines) {
        boolean collection = switch (node) {
            case Node.Mapping mapping -> !mapping.entries().isEmpty();
            case Node.Sequence sequence -> !sequence.items().isEmpty();
            case Node.Scalar scalar -> false;
        };
        return collection && "{[&*!".indexOf(lines.at(node.span())) < 0;
    }
}
