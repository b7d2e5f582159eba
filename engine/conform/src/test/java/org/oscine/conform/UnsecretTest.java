package org.oscine.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.conform.agent.EndedCall;
import org.oscine.conform.report.RunReport;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.FaultReport;
import org.oscine.conform.trial.Violation;
import org.oscine.parameter.Redactor;

class UnsecretTest {
    private static final String SECRET = "hunter2!";

    @Test
    void noReportShowsWhatAnAgentHasTold() {
        Violation violation = new Violation(Violation.Kind.CODE, "said " + SECRET);
        FaultReport told = new FaultReport("", "fault", "A fault", "A rule", FaultReport.Verdict.WRONG, "note " + SECRET,
                Duration.ZERO, Duration.ZERO, List.of(
                        new Event.Deed(Duration.ZERO, "laid " + SECRET),
                        new Event.Looked(Duration.ZERO, "wanted " + SECRET, "saw " + SECRET, List.of(violation)),
                        new Event.Called(Duration.ZERO, "monitor [password=" + SECRET + "]", Duration.ZERO,
                                new EndedCall("monitor", 1, false, false, SECRET, "it is hunter2 they say", Duration.ZERO),
                                SECRET, List.of("7 xd -p " + SECRET), List.of(SECRET), List.of(violation))));

        RunReport report = new RunReport("xd", Path.of("/xd"), Optional.empty(), Instant.EPOCH, Duration.ZERO, 1,
                List.of(new Unsecret(Redactor.of(List.of(SECRET))).of(told)));

        assertThat(report.faults().getFirst().toString()).contains("laid ***", "saw ***", "it is *** they say").doesNotContain("hunter");
    }
}
