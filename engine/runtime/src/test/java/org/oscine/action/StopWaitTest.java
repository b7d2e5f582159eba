package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.host.FileView;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;

/** How long a stop step waits, where an administrator chooses; and a pidfile that the engine writes for others. */
class StopWaitTest {
    private static final String PIDFILE = "/run/stubborn.pid";

    private final SimulatedService stubborn = new SimulatedService("""
            agent: stubborn
            version: 1.0.0
            summary: A program that ignores TERM
            parameters:
              stop_timeout: { type: time, summary: Patience }
            start:
              foreground: [stubborn]
              pidfile: /run/stubborn.pid
            stop:
              steps:
                terminate: { signal: TERM, share: 50, wait: "${stop_timeout}" }
                kill: { signal: KILL }
            """);
    private SimulatedProcess program;

    @BeforeEach
    void install() {
        stubborn.host.program("/usr/bin/stubborn");
        stubborn.host.launching("stubborn").becomes(process -> program = process.ignores("TERM"));
    }

    @ParameterizedTest
    @CsvSource({"'',9", "3s,3", "60s,16", "2,2", "0,9"})
    void theWaitIsTheAdministratorsWithinTheTimeOfTheAction(String wait, int seconds) {
        stubborn.with("stop_timeout", wait);
        stubborn.call(ActionName.START);
        Duration before = stubborn.host.elapsed();
        assertThat(stubborn.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(program.alive()).isFalse();
        assertThat(stubborn.host.elapsed().minus(before).toSeconds()).isEqualTo(seconds);
    }

    @Test
    void thePidfileIsForOthers() {
        stubborn.call(ActionName.START);
        assertThat(stubborn.host.files().read(PIDFILE)).isEqualTo(new FileView.Reading.Content(program.pid() + "\n"));
        stubborn.host.file(PIDFILE, "1\n");
        assertThat(stubborn.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        stubborn.call(ActionName.STOP);
        assertThat(stubborn.host.files().read(PIDFILE)).isInstanceOf(FileView.Reading.Missing.class);
    }

    @Test
    void instancesWithTheSameArgumentsAreToldApartByTheirDirectories() {
        SimulatedService spooler = new SimulatedService("""
                agent: spooler
                version: 1.0.0
                summary: A daemon that says nothing in its arguments
                status:
                  server:
                    pidfile: /run/spooler.pid
                    executable: spooler
                    arguments: [-w]
                    working-directory: /var/spool/one
                start:
                  command: [spoolctl, start]
                stop:
                  steps:
                    terminate: { signal: TERM }
                """);
        spooler.host.program("/usr/sbin/spooler");
        SimulatedProcess other = spooler.host.process("/usr/sbin/spooler", "-w").workingIn("/var/spool/two");
        assertThat(spooler.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
        spooler.host.process("/usr/sbin/spooler", "-w").workingIn("/var/spool/one");
        assertThat(spooler.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        spooler.call(ActionName.STOP);
        assertThat(other.alive()).isTrue();
    }
}
