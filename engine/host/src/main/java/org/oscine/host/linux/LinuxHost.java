package org.oscine.host.linux;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.oscine.host.Accounts;
import org.oscine.host.Clock;
import org.oscine.host.Commands;
import org.oscine.host.FileChanges;
import org.oscine.host.FileView;
import org.oscine.host.Host;
import org.oscine.host.Network;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable;

/** This machine. May be shared by threads. */
public final class LinuxHost implements Host {

    /** Where the engine's own notes usually are: whether they are root's alone is seen to before they are read. */
    private static final String USUAL_STATE = "/run/oscine";

    private final LinuxClock clock = new LinuxClock();
    private final LinuxProcesses processes = new LinuxProcesses();
    private final Supplier<Commands> later = new Supplier<>() {
        @Override
        public Commands get() {
            return commands;
        }
    };
    private final LinuxAccounts accounts = new LinuxAccounts(later);
    private final LinuxFileChanges changes = new LinuxFileChanges(accounts, later);
    private final LinuxNetwork network = new LinuxNetwork();
    private final LinuxFiles files;
    private final LinuxCommands commands;
    private final LinuxControl control;

    public LinuxHost() {
        this(new Surroundings(Optional.empty()));
    }

    /**
     * For one call among others that share this process.
     *
     * @param environment the call's own, which its commands get
     */
    public LinuxHost(Map<String, String> environment) {
        this(new Surroundings(Optional.of(environment)));
    }

    private LinuxHost(Surroundings surroundings) {
        ChainLoaders loaders = new ChainLoaders(accounts, surroundings);
        commands = new LinuxCommands(loaders, surroundings, processes);
        control = new LinuxControl(loaders, surroundings, processes, commands, changes, accounts);
        files = new LinuxFiles(accounts, commands, USUAL_STATE);
    }

    @Override
    public ProcessTable processes() {
        return processes;
    }

    @Override
    public FileView files() {
        return files;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Commands commands() {
        return commands;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public FileChanges changes() {
        return changes;
    }

    @Override
    public ProcessControl control() {
        return control;
    }
}
