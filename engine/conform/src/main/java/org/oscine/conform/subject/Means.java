package org.oscine.conform.subject;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What some faults need and a service may not have.
 *
 * @param second parameters by which a second resource differs that manages a process of its own with the same words;
 *               absent: there can be no second one
 * @param hostileConfig what whoever may write the configuration would put at its end, to have root's own files in
 *                      {@code trap} of the run's directory given away
 * @param descriptor the file that the agent goes by
 */
public record Means(Optional<Map<String, String>> second, Optional<String> hostileConfig, Optional<Path> descriptor) {
    /** None. */
    public static final Means NONE = new Means(Optional.empty(), Optional.empty(), Optional.empty());
}
