package org.oscine.parameter;

import org.oscine.trust.Origin;

/** A text, and who besides root could have said it. */
public record Said(String text, Origin origin) {
    static Said byRoot(String text) {
        return new Said(text, Origin.ROOT);
    }
}
