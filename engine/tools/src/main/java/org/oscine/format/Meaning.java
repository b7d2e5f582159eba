package org.oscine.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.document.Node;

/** Whether two trees say the same: all of it but the places, and the order of keys where that says nothing. */
final class Meaning {
    private Meaning() {}

    static boolean isSame(Node one, Node other) {
        return isSame(one, other, List.of());
    }

    private static boolean isSame(Node one, Node other, List<String> path) {
        return switch (one) {
            case Node.Scalar scalar -> other instanceof Node.Scalar(String text, Node.ScalarType type, var span)
                    && scalar.text().equals(text) && scalar.type() == type;
            case Node.Sequence sequence -> other instanceof Node.Sequence with && sameItems(sequence, with, path);
            case Node.Mapping mapping -> other instanceof Node.Mapping with && sameEntries(mapping, with, path);
        };
    }

    private static boolean sameItems(Node.Sequence one, Node.Sequence other, List<String> path) {
        boolean same = one.items().size() == other.items().size();
        for (int i = 0; same && i < one.items().size(); i++) {
            same = isSame(one.items().get(i), other.items().get(i), with(path, "-"));
        }
        return same;
    }

    private static boolean sameEntries(Node.Mapping one, Node.Mapping other, List<String> path) {
        boolean same = one.entries().size() == other.entries().size();
        for (int i = 0; same && i < one.entries().size(); i++) {
            Node.Entry entry = one.entries().get(i);
            Optional<Node> value = other.get(entry.key().text());
            boolean inPlace = other.entries().get(i).key().text().equals(entry.key().text());
            same = (inPlace || Order.isFixed(path))
                    && value.isPresent()
                    && isSame(entry.value(), value.get(), with(path, entry.key().text()));
        }
        return same;
    }

    private static List<String> with(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
