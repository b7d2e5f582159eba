package org.oscine.cli;

import java.time.Duration;
import java.util.Optional;
import org.oscine.host.Commands;
import org.oscine.host.Family;
import org.oscine.host.FileChanges;
import org.oscine.host.Host;
import org.oscine.host.Invocation;
import org.oscine.host.ProcessControl;

/**
 * A machine on which no program is installed. ocf-tester asks for one, with OCF_TESTER_FAIL_HAVE_BINARY, to see that
 * a probe on a node without the service says so.
 */
final class HostWithoutPrograms extends ViewWithOtherCommands implements Host {
    private final Host host;

    HostWithoutPrograms(Host host) {
        super(host, new NothingFound(host.commands()));
        this.host = host;
    }

    @Override
    public FileChanges changes() {
        return host.changes();
    }

    @Override
    public ProcessControl control() {
        return host.control();
    }

    private record NothingFound(Commands commands) implements Commands {
        @Override
        public Ended run(Invocation invocation, Duration timeout) {
            return commands.run(invocation, timeout);
        }

        @Override
        public Ended runDaemonStarter(Invocation invocation, Family family, String note, Duration timeout) {
            return commands.runDaemonStarter(invocation, family, note, timeout);
        }

        @Override
        public Optional<String> find(String program) {
            return Optional.empty();
        }
    }
}
