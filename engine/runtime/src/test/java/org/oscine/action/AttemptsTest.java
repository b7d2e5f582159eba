package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_DEGRADED;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;

/** A probe that may fail a few times in a row. */
class AttemptsTest {
    private final SimulatedService daemon = new SimulatedService("""
            agent: xd
            version: 1.0.0
            summary: A daemon that is busy at times
            monitor:
              port: { tcp: "127.0.0.1:80", attempts: 3, between: 2s }
              state: { run: [xctl, state], attempts: 2, code: OCF_DEGRADED }
            start: { foreground: [xd] }
            stop: { steps: { kill: { signal: KILL } } }
            """);
    private SimulatedProcess server;
    private Duration before;

    @BeforeEach
    void start() {
        daemon.host.program("/usr/sbin/xd");
        daemon.host.launching("xd").becomes(process -> server = process);
        daemon.host.tcp("127.0.0.1:80");
        daemon.host.command("xctl", "state");
        daemon.call(ActionName.START);
        before = daemon.host.elapsed();
    }

    private Duration taken() {
        return daemon.host.elapsed().minus(before);
    }

    @Test
    void aFailureCountsOnlyIfAllFail() {
        daemon.host.closed("127.0.0.1:80");
        daemon.host.after(Duration.ofSeconds(3), () -> daemon.host.tcp("127.0.0.1:80"));
        assertThat(daemon.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        assertThat(taken()).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4100));

        daemon.host.closed("127.0.0.1:80");
        assertThat(daemon.call(ActionName.MONITOR))
                .isEqualTo(Result.of(OCF_ERR_GENERIC, "port: 127.0.0.1:80: Connection refused (attempt 3)"));
        assertThat(taken()).isBetween(Duration.ofSeconds(8), Duration.ofMillis(8200));
    }

    @Test
    void theTimeOfTheActionStays() {
        daemon.host.command("xctl", "state").hangs();
        Result monitor = daemon.call(ActionName.MONITOR, Duration.ofSeconds(10));
        assertThat(monitor.code()).isEqualTo(OCF_DEGRADED);
        assertThat(monitor.reason()).startsWith("state: xctl gave no answer within 4").endsWith("(attempt 2)");
        assertThat(taken()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));

        daemon.host.closed("127.0.0.1:80");
        before = daemon.host.elapsed();
        assertThat(daemon.call(ActionName.MONITOR, Duration.ofSeconds(2)).reason()).as("no time for a second one")
                .isEqualTo("port: 127.0.0.1:80: Connection refused");
        assertThat(taken()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatHasDiedIsNotAskedAgain() {
        daemon.host.closed("127.0.0.1:80");
        daemon.host.after(Duration.ofSeconds(1), () -> server.end());
        assertThat(daemon.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
        assertThat(taken()).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void whoIsStoppedWhileHeIsAskedIsToldAsThat() {
        daemon.host.closed("127.0.0.1:80");
        daemon.host.after(Duration.ofSeconds(1), () -> server.stopped());
        assertThat(daemon.call(ActionName.MONITOR)).isEqualTo(Result.of(OCF_ERR_GENERIC,
                "process " + server.pid() + " is stopped (state T) and cannot respond until it gets SIGCONT"));
    }
}
