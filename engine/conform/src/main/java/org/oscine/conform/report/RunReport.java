package org.oscine.conform.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.oscine.conform.trial.FaultReport;
import org.oscine.conform.trial.FaultReport.Verdict;

/**
 * What came of a run.
 *
 * @param agent the executable that was called
 * @param source the descriptor that it was made of, or that told of its service
 */
public record RunReport(String name, Path agent, Optional<Path> source, Instant began, Duration took, long seed,
        List<FaultReport> faults) {

    public RunReport {
        faults = List.copyOf(faults);
    }

    /** How many faults ended so. */
    public int count(Verdict verdict) {
        int count = 0;
        for (FaultReport fault : faults) {
            count += fault.verdict() == verdict ? 1 : 0;
        }
        return count;
    }

    /** Whether the agent did all as it must, and everything that was to be tried could be. */
    public boolean right() {
        return count(Verdict.WRONG) == 0 && count(Verdict.UNDECIDED) == 0;
    }

    /** How often the agent was called. */
    public int calls() {
        int calls = 0;
        for (FaultReport fault : faults) {
            calls += fault.calls().size();
        }
        return calls;
    }
}
