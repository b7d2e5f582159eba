package org.oscine.trace;

import java.util.List;
import java.util.Optional;
import org.oscine.host.ProcessTable;

/** Tells what is looked at in the process table. */
record TracingProcesses(ProcessTable table, Trace trace) implements ProcessTable {
    private static final String GONE = "none";

    @Override
    public List<Integer> pids() {
        List<Integer> pids = table.pids();
        trace.scan(pids.size());
        return pids;
    }

    @Override
    public Optional<Stat> stat(int pid) {
        Optional<Stat> stat = table.stat(pid);
        tell(pid, "", stat.isEmpty() ? GONE : stat.get().state() + ", started at tick " + stat.get().startTime());
        return stat;
    }

    @Override
    public List<String> arguments(int pid) {
        List<String> arguments = table.arguments(pid);
        tell(pid, " arguments", TracingCommands.words(arguments));
        return arguments;
    }

    @Override
    public Optional<String> executable(int pid) {
        Optional<String> executable = table.executable(pid);
        tell(pid, " executable", executable.orElse(GONE));
        return executable;
    }

    @Override
    public Optional<Integer> user(int pid) {
        Optional<Integer> user = table.user(pid);
        tell(pid, " user", user.isEmpty() ? GONE : user.get().toString());
        return user;
    }

    private void tell(int pid, String what, String answer) {
        trace.lookAtProcess("process " + pid + what, answer);
    }

    @Override
    public int self() {
        return table.self();
    }

    @Override
    public String bootId() {
        return table.bootId();
    }
}
