package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.Host;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.host.simulated.Effect;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Failure;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Planner;
import org.oscine.plan.Seen;

/** A reload by signal: it is done when the signal is sent, and says so when it cannot be. */
class ReloadTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final SimulatedService service = new SimulatedService("""
            agent: xd
            version: 1.0.0
            summary: The example daemon
            status:
              there: { process: ^/usr/sbin/xd }
            start:
              foreground: [/usr/sbin/xd]
            stop:
              steps:
                kill: { signal: KILL }
            reload:
              first: { signal: HUP }
              second: { run: [xctl, reload] }
            """);
    private SimulatedProcess program;

    @BeforeEach
    void start() {
        service.host.user("xd", 70).program("/usr/sbin/xd");
        service.host.command("xctl", "reload").exits(0);
        service.host.launching("/usr/sbin/xd").becomes(process -> program = process.ignores("HUP"));
        assertThat(service.call(ActionName.START)).isEqualTo(Result.SUCCESS);
    }

    @Test
    void theSignalIsSent() {
        assertThat(service.call(ActionName.RELOAD)).isEqualTo(Result.SUCCESS);
        assertThat(service.host.effects(Effect.Signalled.class)).containsExactly(new Effect.Signalled(program.pid(), "HUP"));
        assertThat(service.commandsRun()).contains("xctl reload");
    }

    @Test
    void aSignalThatCannotBeSentEndsTheReload() {
        assertThat(service.call(ActionName.RELOAD, TIMEOUT, withoutSignals(), Journal.SILENT)).isEqualTo(Result.of(ReturnCode.OCF_ERR_GENERIC,
                "first: cannot send HUP to process " + program.pid() + ": not permitted"));
        assertThat(service.commandsRun()).doesNotContain("xctl reload");
    }

    @Test
    void thePlanTellsIt() {
        List<Item> steps = Planner.plan(ActionName.RELOAD, service.resource(ActionName.RELOAD), TIMEOUT, service.host.files()).stages().stream()
                .filter(stage -> stage.title().equals("Reload")).findFirst().orElseThrow().items();
        assertThat(steps.getFirst().outcomes())
                .containsExactly(new Outcome(new Seen.Told("cannot be sent"), Optional.of(ReturnCode.OCF_ERR_GENERIC), ""));
    }

    /** As where a security module forbids them. */
    private Host withoutSignals() {
        ProcessControl control = new ProcessControl.Forwarding() {
            @Override
            public ProcessControl control() {
                return service.host.control();
            }

            @Override
            public Failure signal(Stat process, String signal) {
                return Failure.of("cannot send " + signal + " to process " + process.pid() + ": not permitted");
            }
        };
        return new Host.Forwarding() {
            @Override
            public Host host() {
                return service.host;
            }

            @Override
            public ProcessControl control() {
                return control;
            }
        };
    }
}
