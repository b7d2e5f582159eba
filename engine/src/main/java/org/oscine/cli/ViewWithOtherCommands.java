package org.oscine.cli;

import org.oscine.host.Accounts;
import org.oscine.host.Clock;
import org.oscine.host.Commands;
import org.oscine.host.FileView;
import org.oscine.host.HostView;
import org.oscine.host.Network;
import org.oscine.host.ProcessTable;

/** A machine that differs from another one only in what running a program there comes to. */
abstract class ViewWithOtherCommands implements HostView {
    private final HostView host;
    private final Commands commands;

    ViewWithOtherCommands(HostView host, Commands commands) {
        this.host = host;
        this.commands = commands;
    }

    @Override
    public final Commands commands() {
        return commands;
    }

    @Override
    public final ProcessTable processes() {
        return host.processes();
    }

    @Override
    public FileView files() {
        return host.files();
    }

    @Override
    public final Accounts accounts() {
        return host.accounts();
    }

    @Override
    public final Network network() {
        return host.network();
    }

    @Override
    public final Clock clock() {
        return host.clock();
    }
}
