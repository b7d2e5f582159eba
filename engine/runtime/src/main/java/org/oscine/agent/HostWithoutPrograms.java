package org.oscine.agent;

import java.util.Optional;
import org.oscine.host.Commands;
import org.oscine.host.Host;

/**
 * A machine on which no program is installed. ocf-tester asks for one, with OCF_TESTER_FAIL_HAVE_BINARY, to see that
 * a probe on a node without the service says so.
 */
record HostWithoutPrograms(Host host) implements Host.Forwarding {

    @Override
    public Commands commands() {
        return new NothingFound(host.commands());
    }

    private record NothingFound(Commands commands) implements Commands.Forwarding {
        @Override
        public Optional<String> find(String program) {
            return Optional.empty();
        }
    }
}
