package org.oscine.trace;

import java.util.List;
import org.oscine.host.Accounts;
import org.oscine.host.Clock;
import org.oscine.host.Commands;
import org.oscine.host.FileChanges;
import org.oscine.host.FileView;
import org.oscine.host.Host;
import org.oscine.host.Network;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable;
import org.oscine.ocf.Result;
import org.oscine.probe.Outcome;

/** A machine that tells a trace what it is asked, what it answers, and what is done to it. */
public record TracingHost(Host host, Trace trace) implements Host {

    @Override
    public void begins(String kind, String name) {
        trace.begin(kind + " " + name);
    }

    @Override
    public void beginsSecret(String kind, String name) {
        trace.beginSecret(kind + " " + name + ", which is secret");
    }

    @Override
    public void ends(Object outcome) {
        trace.end(switch (outcome) {
            case Result result -> inWords(result);
            case Outcome seen -> inWords(seen);
            case List<?> processes -> processes.isEmpty() ? "all ended" : "still there: " + processes.size();
            default -> outcome.toString();
        });
    }

    /** A result with its reason. */
    public static String inWords(Result result) {
        return result.success() ? result.code().name() : result.code() + ": " + result.reason();
    }

    private static String inWords(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Up up -> "up: " + up.seen();
            case Outcome.Down down -> "down: " + down.seen();
            case Outcome.Failed failed -> "failed: " + failed.seen();
            case Outcome.Remains remains -> "remains: " + remains.seen();
            case Outcome.Unknown unknown -> "unknown: " + unknown.seen();
        };
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
    public Clock clock() {
        return host.clock();
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
