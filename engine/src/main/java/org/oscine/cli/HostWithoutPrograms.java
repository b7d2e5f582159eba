package org.oscine.cli;

import java.time.Duration;
import java.util.Optional;
import org.oscine.host.Accounts;
import org.oscine.host.Clock;
import org.oscine.host.Commands;
import org.oscine.host.FileChanges;
import org.oscine.host.FileView;
import org.oscine.host.Host;
import org.oscine.host.Invocation;
import org.oscine.host.Network;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable;

/**
 * A machine on which no program is installed. ocf-tester asks for one, with OCF_TESTER_FAIL_HAVE_BINARY, to see that
 * a probe on a node without the service says so.
 */
record HostWithoutPrograms(Host host) implements Host {

    @Override
    public Commands commands() {
        return new NothingFound(host.commands());
    }

    @Override
    public ProcessTable processes() {
        return host.processes();
    }

    @Override
    public FileView files() {
        return host.files();
    }

    @Override
    public Accounts accounts() {
        return host.accounts();
    }

    @Override
    public Network network() {
        return host.network();
    }

    @Override
    public Clock clock() {
        return host.clock();
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
        public Ended runDaemonStarter(Invocation invocation, String note, Duration timeout) {
            return commands.runDaemonStarter(invocation, note, timeout);
        }

        @Override
        public Optional<String> find(String program) {
            return Optional.empty();
        }
    }
}
