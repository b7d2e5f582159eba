package org.oscine.conform.subject;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.oscine.conform.agent.PacemakerCall;

/**
 * The agent under test with the service that it is set to manage.
 *
 * @param agent its executable
 * @param ours whether it is an agent of this engine
 * @param instance the resource's name
 * @param parameters what an administrator would set
 * @param environment variables of every call beyond Pacemaker's
 * @param means for some faults
 * @param base a directory of the run's own
 * @param level OCF_CHECK_LEVEL of the recurring monitors; 0: it is not set
 * @param limit the longest that any action may take; absent: what the agent advises
 */
public record Subject(
        Path agent,
        boolean ours,
        String instance,
        AgentMetadata metadata,
        Map<String, String> parameters,
        Map<String, String> environment,
        Anatomy anatomy,
        Means means,
        Path base,
        int level,
        Optional<Duration> limit) {

    public Subject {
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        environment = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** What a parameter is in effect. */
    public Optional<String> value(String parameter) {
        return Optional.ofNullable(parameters.get(parameter))
                .or(() -> metadata.parameter(parameter).flatMap(AgentMetadata.Parameter::defaultValue));
    }

    /** How long an action may take. */
    public Duration timeout(String action) {
        return limit.orElseGet(() -> metadata.timeout(action));
    }

    /** A call of the agent with these parameters, that may take as long as the action may. */
    public PacemakerCall call(String action) {
        PacemakerCall call = new PacemakerCall(agent).instance(instance).timeout(timeout(action));
        environment.forEach(call::environment);
        parameters.forEach(call::with);
        return call;
    }
}
