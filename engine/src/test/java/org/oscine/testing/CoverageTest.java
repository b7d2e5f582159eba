package org.oscine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void withoutACallNothingIsReached() {
        Coverage coverage = Plays.play("it is told:\n  action: meta-data\n").coverage();
        assertThat(coverage.unreached()).containsExactly("validate/program", "status/server", "monitor/port",
                "monitor/deep", "monitor/deep exit 0", "monitor/deep exit 3", "start", "stop.steps/terminate",
                "stop.steps/kill");
        assertThat(coverage.all()).isEqualTo(9);
    }

    @Test
    void whatAnActionComesToIsReachedAndNothingElse() {
        assertThat(Plays.play("it starts:\n  action: start\n").coverage().unreached()).containsExactly(
                "monitor/deep", "monitor/deep exit 0", "monitor/deep exit 3", "stop.steps/terminate", "stop.steps/kill");
    }

    @Test
    void aRowOfAnExitMapIsReachedByItsStatusAlone() {
        assertThat(Plays.play("""
                a deep look:
                  given:
                    processes: { server: { argv: [/usr/sbin/xd, -c, /etc/xd.conf], running: true } }
                    commands: { deep: { argv: [xctl], exit: 3 } }
                  action: monitor
                  check-level: 10
                  code: OCF_NOT_RUNNING
                """).coverage().unreached()).contains("monitor/deep exit 0")
                .doesNotContain("monitor/deep", "monitor/deep exit 3");
    }

    @Test
    void theSummaryNamesWhatIsMissing() {
        assertThat(TextReport.summary(Plays.play("it is told:\n  action: meta-data\n"))).isEqualTo(
                "xd.test.yaml: 1 of 1 case passed; 0 of 9 parts of the descriptor reached, but not validate/program, "
                + "status/server, monitor/port, monitor/deep, monitor/deep exit 0 and 4 more");
    }
}
