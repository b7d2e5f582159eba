package org.oscine.form;

import java.util.List;

/**
 * Kinds that may stand in the same place: an entry is of exactly one of them.
 *
 * @param noun what messages call an entry, with its article: "a check"
 * @param kinds the keys that name the kinds
 * @param options the keys of all kinds beside these
 */
public record Family(String noun, List<String> kinds, List<String> options) {

    boolean knows(String key) {
        return kinds.contains(key) || options.contains(key);
    }
}
