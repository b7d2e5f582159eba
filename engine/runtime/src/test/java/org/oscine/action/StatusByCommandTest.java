package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_ARGS;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;

/** A program whose status only a command tells; the command knows of no processes. */
class StatusByCommandTest {
    private final SimulatedService daemon = new SimulatedService("""
            agent: xd
            version: 1.0.0
            summary: The example daemon
            status: { there: { run: [xctl, there], exit: { 0: OCF_SUCCESS, 7: OCF_NOT_RUNNING }, timeout: 2s } }
            start: { foreground: [xd] }
            stop: { steps: { terminate: { signal: TERM, share: 50 }, kill: { signal: KILL } } }
            """);
    private SimulatedProcess server;

    @BeforeEach
    void install() {
        daemon.host.program("/usr/sbin/xd");
        daemon.host.launching("xd").becomes(process -> server = process);
        daemon.host.command("xctl", "there").exits(7);
        daemon.host.command("xctl", "there").when(() -> server != null && server.alive()).exits(0);
    }

    @Test
    void itsProcessIsSignalledAllTheSame() {
        assertThat(daemon.call(ActionName.START)).isEqualTo(Result.SUCCESS);
        assertThat(daemon.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(server.alive()).isFalse();
    }

    @Test
    void aProcessThatLivesOnAfterTheCommandSaysItIsGoneIsNotNothing() {
        daemon.call(ActionName.START);
        daemon.host.command("xctl", "there").exits(7);
        assertThat(daemon.call(ActionName.MONITOR).code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(daemon.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(server.alive()).isFalse();
    }

    @Test
    void theCommandHasItsOwnTimeout() {
        daemon.host.command("xctl", "there").hangs();
        Result result = daemon.call(ActionName.STATUS);
        assertThat(result).isEqualTo(Result.of(OCF_ERR_GENERIC, "there: xctl gave no answer within 2 s"));
        assertThat(daemon.host.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void itsOutputMayDecide() {
        SimulatedService box = new SimulatedService("""
                agent: box
                version: 1.0.0
                summary: A container, which a command knows
                validate:
                  image: { run: [boxctl, image], outputs: { no such image: OCF_ERR_INSTALLED } }
                status:
                  there:
                    run: [boxctl, state]
                    outputs: { ^running: OCF_SUCCESS, ^(exited|created): OCF_NOT_RUNNING, no such: OCF_NOT_RUNNING, other: OCF_ERR_GENERIC }
                start: { command: [boxctl, run] }
                stop: { steps: { stop: { run: [boxctl, stop] } } }
                """);
        box.host.command("boxctl", "state").prints("running\n");
        assertThat(box.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        box.host.command("boxctl", "state").prints("exited\n");
        assertThat(box.call(ActionName.MONITOR)).isEqualTo(Result.of(OCF_NOT_RUNNING, "there: boxctl printed '^(exited|created)': exited"));
        box.host.command("boxctl", "state").prints("Error: no such object: box\n").exits(125);
        assertThat(box.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
        box.host.command("boxctl", "state").prints("paused\n");
        assertThat(box.call(ActionName.MONITOR)).isEqualTo(Result.of(OCF_ERR_GENERIC, "there: boxctl exited with 0: paused"));
        box.host.command("boxctl", "image").prints("no such image\n").exits(1);
        assertThat(box.call(ActionName.VALIDATE_ALL).code()).isEqualTo(OCF_ERR_INSTALLED);
        box.host.command("boxctl", "image").prints("what?\n").exits(1);
        assertThat(box.call(ActionName.VALIDATE_ALL).code()).as("as without a map").isEqualTo(OCF_ERR_ARGS);
    }
}
