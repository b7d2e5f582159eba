package org.oscine.trace;

import org.oscine.host.Accounts;
import org.oscine.host.Commands;
import org.oscine.host.FileChanges;
import org.oscine.host.FileView;
import org.oscine.host.Host;
import org.oscine.host.Network;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable;
import org.oscine.host.Tracer;

/** A machine that tells a trace what it is asked, what it answers, and what is done to it. */
public record TracingHost(Host host, Trace trace) implements Host.Forwarding {

    @Override
    public Tracer tracer() {
        return trace;
    }

    @Override
    public ProcessTable processes() {
        return new TracingProcesses(host.processes(), trace);
    }

    @Override
    public FileView files() {
        return new TracingFiles(host.files(), trace);
    }

    @Override
    public Accounts accounts() {
        return new TracingAccounts(host.accounts(), trace);
    }

    @Override
    public Commands commands() {
        return new TracingCommands(host.commands(), trace);
    }

    @Override
    public Network network() {
        return new TracingNetwork(host.network(), trace);
    }

    @Override
    public FileChanges changes() {
        return new TracingChanges(host.changes(), trace);
    }

    @Override
    public ProcessControl control() {
        return new TracingControl(host.control(), trace);
    }
}
