package org.oscine.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Family;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable.Stat;

/**
 * The living members of a family. That there is none is believed only of an empty list: whoever was listed and has ended
 * before it was looked at may have forked another, who is not on that list.
 *
 * @param alive those who were met
 * @param elusive whether some were listed again and again, and none was met: they fork and end all the time
 */
public record Members(List<Stat> alive, boolean elusive) {
    /** Enough to meet one of those who fork now and then; few enough for one whose main thread is dead, and others live. */
    private static final int LOOKS = 10;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

    /** Looks until one of them is met, or the list is empty. */
    public static Members of(HostView host, Family family) {
        List<Stat> alive = new ArrayList<>();
        List<Integer> listed = listed(host, family);
        for (int i = 0; i < LOOKS && !listed.isEmpty(); i++) {
            addAlive(host, listed, alive);
            if (!alive.isEmpty()) {
                return new Members(alive, false);
            }
            host.clock().sleep(BETWEEN_LOOKS);
            listed = listed(host, family);
        }
        return new Members(alive, !listed.isEmpty());
    }

    /** Without the engine, which may have been called from below the service. */
    private static List<Integer> listed(HostView host, Family family) {
        List<Integer> listed = new ArrayList<>();
        for (int pid : host.processes().members(family)) {
            if (pid != host.processes().self()) {
                listed.add(pid);
            }
        }
        return listed;
    }

    private static void addAlive(HostView host, List<Integer> listed, List<Stat> alive) {
        for (int pid : listed) {
            Optional<Stat> stat = host.processes().stat(pid);
            if (stat.isPresent() && stat.get().alive()) {
                alive.add(stat.get());
            }
        }
    }
}
