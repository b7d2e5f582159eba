package org.oscine.cli;

import java.time.Duration;
import org.oscine.host.Commands;
import org.oscine.host.Family;
import org.oscine.host.HostView;
import org.oscine.host.Invocation;

/** A machine on which a plan may read files and ask for names, and can run nothing. */
public record DryRunHost(HostView host) implements HostView.Forwarding {

    @Override
    public Commands commands() {
        return new NothingRun(host.commands());
    }

    private record NothingRun(Commands commands) implements Commands.Forwarding {
        private static final Ended NOT_RUN = new Ended.NotStarted("a plan runs nothing");

        @Override
        public Ended run(Invocation invocation, Duration timeout) {
            return NOT_RUN;
        }

        @Override
        public Ended runDaemonStarter(Invocation invocation, Family family, String note, Duration timeout) {
            return NOT_RUN;
        }
    }
}
