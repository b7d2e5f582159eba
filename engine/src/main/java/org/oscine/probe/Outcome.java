package org.oscine.probe;

import java.util.List;
import org.oscine.host.ProcessTable.Stat;

/** What a look at a service told. "Could not find out" is an answer of its own, and never becomes "not running". */
public sealed interface Outcome {

    /** What was seen, for a reason or a log. */
    String seen();

    /** It is there, as these processes; a command that says so knows of none. */
    record Up(List<Stat> processes, String seen) implements Outcome {
        public Up {
            processes = List.copyOf(processes);
        }
    }

    /**
     * It is not there.
     *
     * @param occupied whether another instance seems to use its files, which must then be left alone
     */
    record Down(boolean occupied, String seen) implements Outcome {}

    /** It is there, and not as it should be. */
    record Failed(List<Stat> processes, String seen) implements Outcome {
        public Failed {
            processes = List.copyOf(processes);
        }
    }

    /** It is not there any more, but processes of it are: workers that outlive their master. */
    record Remains(List<Stat> processes, String seen) implements Outcome {
        public Remains {
            processes = List.copyOf(processes);
        }
    }

    /** It could not be found out. */
    record Unknown(String seen) implements Outcome {}

    /** The processes that were seen, if any. */
    default List<Stat> found() {
        return switch (this) {
            case Up up -> up.processes();
            case Failed failed -> failed.processes();
            case Remains remains -> remains.processes();
            case Down down -> List.of();
            case Unknown unknown -> List.of();
        };
    }
}
