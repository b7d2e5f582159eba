package org.oscine.parameter.config;

import java.util.Optional;
import org.oscine.ocf.Failure;
import org.oscine.trust.Origin;

/** A configuration with all that it includes, as the program that it is written for reads it. */
interface Dialect {

    /** @param section empty: before the first one, or outside of all */
    Optional<String> find(String section, String key);

    /** What was left out, and why. */
    Failure fault();

    /** Who, besides root, could have written any of the files that were read. */
    Origin writers();
}
