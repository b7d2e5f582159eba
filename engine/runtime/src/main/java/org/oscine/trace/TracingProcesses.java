package org.oscine.trace;

import java.util.List;
import java.util.Optional;
import org.oscine.host.Family;
import org.oscine.host.ProcessTable;
import org.oscine.host.ShellWords;

/** Tells what is looked at in the process table. */
record TracingProcesses(ProcessTable table, Trace trace) implements ProcessTable.Forwarding {
    private static final String GONE = "none";
    private static final String[] YES_OR_NO = {"yes", "no"};

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
        tell(pid, " arguments", ShellWords.of(arguments));
        return arguments;
    }

    @Override
    public Image image(int pid) {
        Image image = table.image(pid);
        String file = image.path().isEmpty() ? GONE : image.path() + (image.replaced() ? ", replaced since" : "");
        tell(pid, " executable", image.hidden() ? "not visible" : file);
        return image;
    }

    @Override
    public boolean sharesPids(int pid) {
        boolean shares = table.sharesPids(pid);
        tell(pid, " is in the engine's pid namespace", YES_OR_NO[shares ? 0 : 1]);
        return shares;
    }

    @Override
    public boolean sharesFiles(int pid) {
        boolean shares = table.sharesFiles(pid);
        tell(pid, " is in the engine's mount namespace", YES_OR_NO[shares ? 0 : 1]);
        return shares;
    }

    /** What stands in an environment is for nobody to read. */
    @Override
    public String mark(int pid) {
        return table.mark(pid);
    }

    @Override
    public boolean isOf(int pid, Family family) {
        boolean ours = table.isOf(pid, family);
        tell(pid, " comes from our start", YES_OR_NO[ours ? 0 : 1]);
        return ours;
    }

    @Override
    public List<Integer> members(Family family) {
        List<Integer> members = table.members(family);
        trace.look("processes that come from our start", members.isEmpty() ? GONE : members.toString());
        return members;
    }

    @Override
    public Optional<String> workingDirectory(int pid) {
        Optional<String> directory = table.workingDirectory(pid);
        tell(pid, " working directory", directory.orElse(GONE));
        return directory;
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
}
