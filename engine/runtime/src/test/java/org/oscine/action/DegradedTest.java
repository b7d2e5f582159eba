package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_DEGRADED;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;

/** A service that runs, and is not as well as it should be. */
class DegradedTest {
    private final SimulatedService daemon = new SimulatedService("""
            agent: xd
            version: 1.0.0
            summary: A daemon with a peer
            monitor:
              peer: { tcp: "10.0.0.7:81", code: OCF_DEGRADED }
              disk: { run: [xctl, disk], exit: { 0: OCF_SUCCESS, 8: OCF_DEGRADED, other: OCF_ERR_GENERIC } }
              port: { tcp: "127.0.0.1:80" }
            start: { foreground: [xd] }
            stop: { steps: { kill: { signal: KILL } } }
            """);

    @BeforeEach
    void install() {
        daemon.host.program("/usr/sbin/xd");
        daemon.host.launching("xd").becomes(process -> { });
        daemon.host.tcp("10.0.0.7:81");
        daemon.host.tcp("127.0.0.1:80");
        daemon.host.command("xctl", "disk");
    }

    @Test
    void aMonitorAsksOnAndAWorseAnswerCounts() {
        daemon.call(ActionName.START);
        assertThat(daemon.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        daemon.host.closed("10.0.0.7:81");
        assertThat(daemon.call(ActionName.MONITOR)).isEqualTo(Result.of(OCF_DEGRADED, "peer: 10.0.0.7:81: Connection refused"));
        daemon.host.command("xctl", "disk").exits(8);
        assertThat(daemon.call(ActionName.MONITOR).reason()).as("the first one").startsWith("peer: ");
        daemon.host.closed("127.0.0.1:80");
        assertThat(daemon.call(ActionName.MONITOR)).isEqualTo(Result.of(OCF_ERR_GENERIC, "port: 127.0.0.1:80: Connection refused"));
    }

    @Test
    void aStartWaitsForAllElseButNotForIt() {
        daemon.host.closed("10.0.0.7:81");
        daemon.host.closed("127.0.0.1:80");
        daemon.host.after(Duration.ofSeconds(2), () -> daemon.host.tcp("127.0.0.1:80"));
        assertThat(daemon.call(ActionName.START)).isEqualTo(Result.SUCCESS);
        assertThat(daemon.host.elapsed()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
        assertThat(daemon.call(ActionName.MONITOR).code()).isEqualTo(OCF_DEGRADED);
    }

    @Test
    void aFailureBehindItStillFailsTheStart() {
        daemon.host.closed("10.0.0.7:81");
        daemon.host.closed("127.0.0.1:80");
        Result start = daemon.call(ActionName.START);
        assertThat(start.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(start.reason()).endsWith("port: 127.0.0.1:80: Connection refused");
    }
}
