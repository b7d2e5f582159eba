package org.oscine.serve;

import java.util.List;
import java.util.Map;

/**
 * What a client asks.
 *
 * @param pid the client's process, which the caller knows
 * @param arguments the agent's name, the action, and what else was on the command line
 * @param environment what the caller gave the client
 */
public record Request(int pid, List<String> arguments, Map<String, String> environment) {
    public Request {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }
}
