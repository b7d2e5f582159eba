package org.oscine.conform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.conform.subject.Hints;
import org.oscine.descriptor.Descriptor;
import org.oscine.setupfile.Setup;

/**
 * What is to be done.
 *
 * @param name the agent's name
 * @param agent the executable of an installed agent; absent: the descriptor is installed into a root of the run's own
 * @param source where the descriptor lies
 * @param descriptor what is known of the service by a descriptor
 * @param parameters set on the command line, before the setup's
 * @param hints given on the command line, before the setup's
 * @param only names of faults; none: all
 * @param modes names of modes; none: all
 * @param cuts how often each action is cut off
 * @param seed of the random moments
 * @param limit the longest that any action may take; absent: what the agent advises
 */
public record Plan(
        String name,
        Optional<Path> agent,
        Optional<Path> source,
        Optional<Descriptor> descriptor,
        Setup setup,
        Map<String, String> parameters,
        Hints hints,
        List<String> only,
        List<String> modes,
        int cuts,
        long seed,
        Optional<Duration> limit) {

    public Plan {
        only = List.copyOf(only);
        modes = List.copyOf(modes);
    }
}
