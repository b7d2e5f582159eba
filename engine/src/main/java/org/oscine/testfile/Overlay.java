package org.oscine.testfile;

import java.util.ArrayList;
import java.util.List;
import org.oscine.document.Node;

/** Lays one scene over another, as text: mappings are merged key by key, all else is replaced, nothing takes away. */
final class Overlay {
    private Overlay() {}

    static Node over(Node base, Node top) {
        if (!(base instanceof Node.Mapping below) || !(top instanceof Node.Mapping above)) {
            return top;
        }
        List<Node.Entry> merged = new ArrayList<>();
        for (Node.Entry entry : below.entries()) {
            Node replacement = above.get(entry.key().text()).orElse(null);
            if (replacement == null) {
                merged.add(entry);
            } else if (!Values.isNothing(replacement)) {
                merged.add(new Node.Entry(entry.key(), over(entry.value(), replacement)));
            }
        }
        for (Node.Entry entry : above.entries()) {
            if (below.get(entry.key().text()).isEmpty()) {
                merged.add(entry);
            }
        }
        return new Node.Mapping(merged, above.span());
    }
}
