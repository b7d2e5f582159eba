package org.oscine.conform.machine;

import java.util.List;
import org.oscine.host.ProcessTable.Stat;

/**
 * A living process that stems from a call of the agent under test.
 *
 * @param call the number of that call
 */
public record ServiceProcess(Stat stat, int call, String user, List<String> argv) {
    private static final int SHOWN = 160;

    public ServiceProcess {
        argv = List.copyOf(argv);
    }

    /** Its pid. */
    public int pid() {
        return stat.pid();
    }

    /** One line for a person. */
    public String say() {
        String line = String.join(" ", argv);
        return pid() + " " + stat.state() + " " + user + " "
                + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line);
    }
}
