package org.oscine.parameter;

import java.util.HashMap;
import java.util.Map;
import org.oscine.trust.Origin;

/**
 * Who could have said each text of a resource. A text that root and somebody else have said in two places is held for
 * the other's in both: whoever asks for it may then do too little, never too much.
 */
public final class Origins {
    private final Map<String, Origin> known = new HashMap<>();

    void add(String text, Origin origin) {
        if (origin.isRoot()) {
            return;
        }
        known.put(text, of(text).and(origin));
    }

    /** Who, besides root, could have said this text. */
    public Origin of(String text) {
        return known.getOrDefault(text, Origin.ROOT);
    }
}
