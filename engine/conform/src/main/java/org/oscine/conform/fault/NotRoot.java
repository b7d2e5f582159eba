package org.oscine.conform.fault;

import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;

/** Somebody without rights calls the agent. */
final class NotRoot implements Fault {
    @Override
    public String name() {
        return "not-root";
    }

    @Override
    public String title() {
        return "an unprivileged user starts the service";
    }

    @Override
    public String rule() {
        return "An agent that lacks the permissions to look and to act says so, and never reports success.";
    }

    @Override
    public void arrange(Trial trial) {
        trial.note("the service is stopped");
    }

    @Override
    public void expect(Trial trial) {
        trial.ask(CallSpec.start().asNobody(), Expected.FAILURE);
        trial.nothingLeft();
    }
}
