package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a service whose administrator makes no mistake, and whose server does not misbehave. */
@RealAsterisk
class LifeCycleTest {

    @ParameterizedTest
    @EnumSource(Mode.class)
    void fromTheFirstProbeToTheLast(Mode mode) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent(mode).run("validate-all").gives(OCF_SUCCESS);
            asterisk.agent(mode).run("monitor").gives(OCF_NOT_RUNNING);
            asterisk.agent(mode).run("status").gives(OCF_NOT_RUNNING);
            asterisk.agent(mode).run("start").gives(OCF_SUCCESS);
            Proc server = asterisk.server();
            assertThat(asterisk.canaries()).hasSize(mode == Mode.REALTIME ? 1 : 0);

            asterisk.agent(mode).run("start").gives(OCF_SUCCESS);
            assertThat(asterisk.server().pid()).isEqualTo(server.pid());
            asterisk.agent(mode).run("status").gives(OCF_SUCCESS);
            asterisk.agent(mode).recurring().run("monitor").gives(OCF_SUCCESS);
            asterisk.agent(mode).run("monitor").gives(OCF_SUCCESS);

            asterisk.agent(mode).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
            asterisk.agent(mode).run("stop").gives(OCF_SUCCESS);
            asterisk.agent(mode).run("monitor").gives(OCF_NOT_RUNNING);
            asterisk.leavesNothing();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void asksSip(Mode mode) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent(mode).with("monitor_sipuri", asterisk.sipUri("probe")).run("start").gives(OCF_SUCCESS);
            assertThat(sip(asterisk, mode, asterisk.sipUri("probe")).exit()).isZero();
            sip(asterisk, mode, asterisk.sipUri("nobody")).gives(OCF_ERR_GENERIC);
            sip(asterisk, mode, "sip:probe@127.0.0.1:1").gives(OCF_NOT_RUNNING);
            asterisk.agent(mode).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    private static Call sip(AsteriskInstance asterisk, Mode mode, String uri) {
        return asterisk.agent(mode).recurring().with("monitor_sipuri", uri).run("monitor");
    }

    @Test
    void theServerIsNoChildOfTheCall() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            AgentCall.Running start = asterisk.agent().begin("start");
            start.await().gives(OCF_SUCCESS);
            assertThat(asterisk.server().group()).isNotEqualTo(start.pid());
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void theConsoleLeavesNoHistory() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Path home = asterisk.base();
            asterisk.agent().environment("HOME", home.toString()).run("start").gives(OCF_SUCCESS);
            asterisk.agent().environment("HOME", home.toString()).run("monitor").gives(OCF_SUCCESS);
            asterisk.agent().environment("HOME", home.toString()).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }
}
