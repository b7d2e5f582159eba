package org.oscine.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Family;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.parameter.Identity;

/**
 * The processes of a service, as far as a question needs to know them: its main ones, all below them, and the family of its
 * start, which has those whose parents have ended.
 *
 * @param mains those that a look has found
 */
public record OwnProcesses(HostView host, String stateDirectory, List<Stat> mains) {

    /** Those of the main ones, for which the process table need not be searched. */
    public List<Integer> mainPids() {
        List<Integer> pids = new ArrayList<>();
        addNew(mains, pids);
        return pids;
    }

    /** All of them, the main ones first. */
    public List<Integer> pids() {
        List<Integer> pids = mainPids();
        addNew(below(host.processes(), mains), pids);
        Family family = Identity.family(host.files(), host.processes(), stateDirectory);
        addNew(Members.of(host, family).alive(), pids);
        return pids;
    }

    private static void addNew(List<Stat> processes, List<Integer> pids) {
        for (Stat process : processes) {
            if (!pids.contains(process.pid())) {
                pids.add(process.pid());
            }
        }
    }

    /** All processes below these, at this moment. */
    public static List<Stat> below(ProcessTable table, List<Stat> roots) {
        List<Stat> all = new ArrayList<>();
        for (int pid : table.pids()) {
            Optional<Stat> process = table.stat(pid);
            if (process.isPresent()) {
                all.add(process.get());
            }
        }
        List<Stat> found = new ArrayList<>(roots);
        for (int i = 0; i < found.size(); i++) {
            int parent = found.get(i).pid();
            for (Stat candidate : all) {
                if (candidate.parent() == parent && !contains(found, candidate)) {
                    found.add(candidate);
                }
            }
        }
        return found.subList(roots.size(), found.size());
    }

    /** Whether one of them has that pid. */
    public static boolean contains(List<Stat> processes, Stat process) {
        for (Stat one : processes) {
            if (one.pid() == process.pid()) {
                return true;
            }
        }
        return false;
    }
}
