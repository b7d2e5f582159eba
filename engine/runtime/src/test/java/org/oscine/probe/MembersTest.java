package org.oscine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oscine.host.Family;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.host.simulated.SimulatedProcess;

/** A family whose members come and go between two looks. */
class MembersTest {
    private static final int GONE = 77;

    private final SimulatedHost simulated = new SimulatedHost();
    private final Deque<List<Integer>> lists = new ArrayDeque<>();

    @Test
    void anEmptyListIsNobody() {
        assertThat(members()).isEqualTo(new Members(List.of(), false));
    }

    @Test
    void whoeverIsMetIsAll() {
        SimulatedProcess process = simulated.process("/opt/app");
        lists.add(List.of(GONE, process.pid()));
        assertThat(members()).isEqualTo(new Members(List.of(process.stat()), false));
    }

    @Test
    void whoeverHasEndedMayHaveForkedAnother() {
        SimulatedProcess child = simulated.process("/opt/app");
        lists.add(List.of(GONE));
        lists.add(List.of(child.pid()));
        assertThat(members()).isEqualTo(new Members(List.of(child.stat()), false));
    }

    @Test
    void whoeverHasEndedMayBeTheLast() {
        lists.add(List.of(GONE));
        assertThat(members()).isEqualTo(new Members(List.of(), false));
    }

    @Test
    void thoseWhomNobodyMeetsAreThereAllTheSame() {
        for (int i = 0; i < 100; i++) {
            lists.add(List.of(GONE));
        }
        assertThat(members()).isEqualTo(new Members(List.of(), true));
    }

    /** The lists one after the other, then nobody. */
    private Members members() {
        ProcessTable table = new ProcessTable.Forwarding() {
            @Override
            public ProcessTable table() {
                return simulated.processes();
            }

            @Override
            public List<Integer> members(Family family) {
                return lists.isEmpty() ? List.of() : lists.remove();
            }
        };
        return Members.of(new Host.Forwarding() {
            @Override
            public Host host() {
                return simulated;
            }

            @Override
            public ProcessTable processes() {
                return table;
            }
        }, Family.NONE);
    }
}
