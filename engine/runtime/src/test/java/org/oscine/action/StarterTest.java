package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.host.FileView;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;

/** A start that was killed has left the command that puts the server into the background. */
class StarterTest {
    private static final String NOTE = SimulatedService.STATE + "/starter";
    private static final String DESCRIPTOR = """
            agent: mailer
            version: 1.0.0
            summary: A server under a script
            status:
              master: { pidfile: /run/mailer.pid, executable: mailerd, arguments: [-w] }
            start:
              command: [mailctl, start]
            stop:
              steps:
                terminate: { signal: TERM }
                kill: { signal: KILL }
            """;

    private final SimulatedService mailer = new SimulatedService(DESCRIPTOR);
    private final SimulatedProcess script = mailer.host.process("/usr/sbin/mailctl").arguments("mailctl", "start");

    private void noted(long startTime) {
        String fields = "S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 " + startTime + " 0";
        mailer.host.file(NOTE, mailer.host.processes().bootId() + "\n" + script.pid() + " (sh (odd) name) " + fields + "\n");
    }

    private long startTime() {
        return mailer.host.processes().stat(script.pid()).orElseThrow().startTime();
    }

    @Test
    void aStopEndsIt() {
        noted(startTime());
        assertThat(mailer.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(script.alive()).isFalse();
        assertThat(mailer.host.files().read(NOTE)).isInstanceOf(FileView.Reading.Missing.class);
    }

    @Test
    void aServerThatItHasStartedIsStoppedAsEver() {
        mailer.host.program("/usr/sbin/mailerd");
        SimulatedProcess server = mailer.host.process("/usr/sbin/mailerd").arguments("mailerd", "-w").parent(script);
        boolean[] asked = new boolean[1];
        server.on("TERM", process -> {
            asked[0] = true;
            process.end();
        });
        noted(startTime());
        assertThat(mailer.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(asked[0]).as("it got SIGTERM").isTrue();
        assertThat(script.alive()).isFalse();
        assertThat(server.alive()).isFalse();
    }

    @Test
    void whoeverHasItsPidByNowIsLeftAlone() {
        noted(startTime() - 1);
        assertThat(mailer.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(script.alive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "garbage\n", "boot\n1 (init) S\n", "boot\n(x) 1 2 3\n"})
    void aDamagedNoteTellsNothing(String note) {
        mailer.host.file(NOTE, note.replace("boot", mailer.host.processes().bootId()));
        assertThat(mailer.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(script.alive()).isTrue();
    }
}
