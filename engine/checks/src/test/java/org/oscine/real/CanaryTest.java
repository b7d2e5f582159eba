package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** In realtime mode the canary shows that others still get the processor. */
@RealAsterisk
class CanaryTest {

    @Test
    void aKilledCanaryIsMissed() {
        try (AsteriskInstance asterisk = started()) {
            killCanary(asterisk);
            monitor(asterisk).refuses(OCF_ERR_GENERIC);
            asterisk.agent(Mode.REALTIME).run("status").refuses(OCF_ERR_GENERIC);
            asterisk.agent(Mode.REALTIME).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @Test
    void aCanaryThatNoLongerSingsIsMissed() throws IOException {
        try (AsteriskInstance asterisk = started()) {
            Proc.signal("STOP", asterisk.canaries().getFirst().pid());
            Files.setLastModifiedTime(
                    asterisk.canaryFile(), FileTime.from(Instant.now().minusSeconds(60)));
            monitor(asterisk).refuses(OCF_ERR_GENERIC);
            asterisk.agent(Mode.REALTIME).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @Test
    void whoeverNamesTheFileIsNoCanary() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay();
                Decoy decoy = Decoy.withArguments("astcanary", asterisk.canaryFile().toString())) {
            asterisk.agent(Mode.REALTIME).run("start").gives(OCF_SUCCESS);
            decoy.lives();
            killCanary(asterisk);
            monitor(asterisk).refuses(OCF_ERR_GENERIC);
            asterisk.agent(Mode.REALTIME).run("stop").gives(OCF_SUCCESS);
            decoy.lives();
            asterisk.leavesNothing();
        }
    }

    @Test
    void theCanaryOfADeadServerIsReplaced() {
        try (AsteriskInstance asterisk = started()) {
            int stale = asterisk.canaries().getFirst().pid();
            Proc.signal("STOP", stale);
            Proc.signal("KILL", asterisk.server().pid());
            AsteriskInstance.await("the server is gone", () -> asterisk.servers().isEmpty());
            asterisk.agent(Mode.REALTIME).run("start").gives(OCF_SUCCESS);
            assertThat(asterisk.canaries()).hasSize(1);
            assertThat(asterisk.canaries().getFirst().pid()).isNotEqualTo(stale);
            assertThat(asterisk.canaries().getFirst().argv())
                    .contains(Integer.toString(asterisk.server().pid()));
            asterisk.agent(Mode.REALTIME).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @Test
    void itsFileGoesWithIt() {
        try (AsteriskInstance asterisk = started()) {
            assertThat(asterisk.canaryFile()).exists();
            asterisk.agent(Mode.REALTIME).run("stop").gives(OCF_SUCCESS);
            assertThat(asterisk.canaryFile()).doesNotExist();
        }
    }

    @Test
    void itsProgramMustBeThere() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            String missing = asterisk.base() + "/astcanary";
            asterisk.agent(Mode.REALTIME).with("canary_binary", missing).run("start").refuses(OCF_ERR_INSTALLED);
            assertThat(asterisk.servers()).isEmpty();
            asterisk.agent().with("canary_binary", missing).run("start").gives(OCF_SUCCESS);
            asterisk.agent().with("canary_binary", missing).run("stop").gives(OCF_SUCCESS);
        }
    }

    private static AsteriskInstance started() {
        AsteriskInstance asterisk = AsteriskInstance.lay();
        asterisk.agent(Mode.REALTIME).run("start").gives(OCF_SUCCESS);
        AsteriskInstance.await("the canary's file is there", () -> Files.exists(asterisk.canaryFile()));
        return asterisk;
    }

    private static Call monitor(AsteriskInstance asterisk) {
        return asterisk.agent(Mode.REALTIME).recurring().run("monitor");
    }

    private static void killCanary(AsteriskInstance asterisk) {
        asterisk.canaries().forEach(canary -> Proc.signal("KILL", canary.pid()));
        AsteriskInstance.await("the canary is gone", () -> asterisk.canaries().isEmpty());
    }
}
