package org.oscine.action;

import java.util.Optional;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Failure;

/** Files that calls which were killed have left among the notes: half-written ones, each with the pid of its call in its name. */
final class LeftOvers {
    private LeftOvers() {}

    /** Removes those whose call is gone. To be done with the lock of the instance. */
    static void remove(ActionContext context) {
        String directory = context.resource().stateDirectory();
        remove(context, directory + "/.*.*-*"); // .NAME.PID-TIME, on its way to be NAME
        remove(context, directory + "/starter-*-*"); // starter-PID-NUMBER-TIME, of earlier engines
    }

    private static void remove(ActionContext context, String pattern) {
        for (String path : context.host().files().matching(pattern)) {
            int pid = pid(path.substring(path.lastIndexOf('/') + 1));
            if (pid > 0 && !lives(context.host(), pid)) {
                Failure fault = context.host().changes().remove(path);
                if (fault.exists()) {
                    context.journal().debug(fault.cause());
                }
            }
        }
    }

    /** The number before the first dash behind the last dot, or behind the first dash where there is no dot; 0 for none. */
    private static int pid(String name) {
        int from = name.lastIndexOf('.') + 1;
        from = from == 0 ? name.indexOf('-') + 1 : from;
        int end = name.indexOf('-', from);
        try {
            return end < 0 ? 0 : Integer.parseInt(name.substring(from, end));
        } catch (NumberFormatException anotherName) {
            return 0;
        }
    }

    private static boolean lives(Host host, int pid) {
        Optional<Stat> stat = host.processes().stat(pid);
        return stat.isPresent() && stat.get().alive();
    }
}
