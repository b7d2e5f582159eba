package org.oscine.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Family;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable.Stat;

/** The living members of a family. */
public final class Members {
    /** Enough to meet one of those who fork and end all the time; few enough for a zombie that nobody collects. */
    private static final int LOOKS = 20;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

    private Members() {}

    /**
     * Those who live. That there is none is believed only of an empty list: whoever was listed and has ended before it was
     * looked at may have forked another, who is not on that list.
     */
    public static List<Stat> alive(HostView host, Family family) {
        List<Stat> alive = new ArrayList<>();
        for (int i = 0; i < LOOKS && alive.isEmpty(); i++) {
            if (i > 0) {
                host.clock().sleep(BETWEEN_LOOKS);
            }
            List<Integer> listed = host.processes().members(family);
            if (listed.isEmpty()) {
                break;
            }
            for (int pid : listed) {
                Optional<Stat> stat = host.processes().stat(pid);
                if (stat.isPresent() && stat.get().alive()) {
                    alive.add(stat.get());
                }
            }
        }
        return alive;
    }
}
