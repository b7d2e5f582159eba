package org.oscine.cli;

import java.time.Duration;
import java.util.Optional;
import org.oscine.host.Accounts;
import org.oscine.host.Clock;
import org.oscine.host.Commands;
import org.oscine.host.FileView;
import org.oscine.host.HostView;
import org.oscine.host.Invocation;
import org.oscine.host.Network;
import org.oscine.host.ProcessTable;

/** A machine on which a plan may read files and ask for names, and can run nothing. */
public record UntouchedHost(HostView host) implements HostView {

    @Override
    public Commands commands() {
        return new NothingRun(host.commands());
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

    private record NothingRun(Commands commands) implements Commands {
        private static final Ended NOT_RUN = new Ended.NotStarted("a plan runs nothing");

        @Override
        public Ended run(Invocation invocation, Duration timeout) {
            return NOT_RUN;
        }

        @Override
        public Ended runDaemonStarter(Invocation invocation, String note, Duration timeout) {
            return NOT_RUN;
        }

        @Override
        public Optional<String> find(String program) {
            return commands.find(program);
        }
    }
}
