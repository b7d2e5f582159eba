package org.oscine.conform.subject;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent says of itself by meta-data.
 *
 * @param timeouts the advised timeout of each action
 */
public record AgentMetadata(String name, List<Parameter> parameters, Map<String, Duration> timeouts) {
    /** Pacemaker's own default. */
    private static final Duration DEFAULT = Duration.ofSeconds(20);

    public AgentMetadata {
        parameters = List.copyOf(parameters);
        timeouts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(timeouts));
    }

    /** A parameter; the type is OCF's: string, integer, boolean, time... */
    public record Parameter(String name, String type, boolean required, Optional<String> defaultValue) {}

    /** How long an action may take. */
    public Duration timeout(String action) {
        return timeouts.getOrDefault(action, DEFAULT);
    }

    /** Whether the agent says that it has an action. */
    public boolean has(String action) {
        return timeouts.containsKey(action);
    }

    /** As this, with an action that the agent has but does not advertise. */
    public AgentMetadata having(String action) {
        Map<String, Duration> more = new LinkedHashMap<>(timeouts);
        more.putIfAbsent(action, DEFAULT);
        return new AgentMetadata(name, parameters, more);
    }

    /** The parameter of that name. */
    public Optional<Parameter> parameter(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }
}
