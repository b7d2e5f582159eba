package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.parameter.Note;

/** A service without a process: what was started is up until it is stopped, or the machine boots. */
class KeptTest {
    private final SimulatedService tunnel = new SimulatedService("""
            agent: tunnel
            version: 1.0.0
            summary: A tunnel in the kernel
            status: { tunnel: { kept: true } }
            monitor: { peer: { run: [tunctl, ping], level: 10 } }
            start: { command: [tunctl, up] }
            stop: { steps: { down: { run: [tunctl, down] }, force: { run: [tunctl, destroy] } } }
            """);

    @BeforeEach
    void program() {
        tunnel.host.command("tunctl");
    }

    private Result call(ActionName action) {
        return tunnel.call(action, Duration.ofSeconds(5));
    }

    @Test
    void itsLife() {
        assertThat(call(ActionName.MONITOR)).isEqualTo(Result.of(OCF_NOT_RUNNING, "tunnel: no start is noted since the last stop or boot"));
        assertThat(call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(call(ActionName.START)).isEqualTo(Result.SUCCESS);
        assertThat(call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        assertThat(call(ActionName.STATUS)).isEqualTo(Result.SUCCESS);
        tunnel.host.command("tunctl", "up").exits(1);
        assertThat(call(ActionName.START)).as("it is up already, so its command is not executed again").isEqualTo(Result.SUCCESS);
        assertThat(call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
        assertThat(tunnel.host.fileAt(Note.KEPT.in(SimulatedService.STATE))).isEmpty();
    }

    @Test
    void aStartThatFailsIsUndoneByAStop() {
        tunnel.host.command("tunctl", "up").exits(2).prints("no such device");
        assertThat(call(ActionName.START)).isEqualTo(Result.of(OCF_ERR_GENERIC, "start: tunctl exited with 2: no such device"));
        assertThat(call(ActionName.MONITOR)).isEqualTo(Result.of(OCF_ERR_GENERIC, "tunnel: a start began and did not succeed"));
        assertThat(call(ActionName.START)).isEqualTo(Result.of(OCF_ERR_GENERIC, "stop it first: tunnel: a start began and did not succeed"));
        assertThat(call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
    }

    @Test
    void aStopGoesFromStepToStep() {
        call(ActionName.START);
        tunnel.host.command("tunctl", "down").exits(1);
        assertThat(call(ActionName.STOP)).as("by the second step").isEqualTo(Result.SUCCESS);
        call(ActionName.START);
        tunnel.host.command("tunctl", "destroy").exits(1).prints("busy");
        Result stop = call(ActionName.STOP);
        assertThat(stop.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(stop.reason()).startsWith("still there after the last step");
        assertThat(call(ActionName.MONITOR)).as("it is as up as before").isEqualTo(Result.SUCCESS);
    }

    @Test
    void aBootEndsIt() {
        call(ActionName.START);
        tunnel.host.reboot();
        assertThat(call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
    }

    @Test
    void aNoteThatCannotBeWrittenIsAFailedStart() {
        tunnel.host.file("/run/oscine/test", "in the way");
        assertThat(call(ActionName.START).code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(tunnel.host.effects().toString()).doesNotContain("[tunctl, up]");
    }
}
