package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_CONFIGURED;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_ERR_PERM;
import static org.oscine.ocf.ReturnCode.OCF_ERR_UNIMPLEMENTED;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the administrator says, right and wrong, and who asks. */
@RealAsterisk
class ParametersTest {

    @ParameterizedTest
    @CsvSource({"maxfiles, abc", "maxfiles, 0", "maxfiles, -5", "realtime, perhaps"})
    void aValueThatIsWrongEverywhere(String parameter, String value) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().with(parameter, value).run("validate-all").refuses(OCF_ERR_CONFIGURED);
            Call start = asterisk.agent().with(parameter, value).run("start").refuses(OCF_ERR_CONFIGURED);
            assertThat(start.reasons().getFirst()).contains(parameter);
            assertThat(asterisk.servers()).isEmpty();

            asterisk.agent().run("start").gives(OCF_SUCCESS);
            asterisk.agent().with(parameter, value).recurring().run("monitor").refuses(OCF_ERR_CONFIGURED);
            asterisk.agent().with(parameter, value).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "group"})
    void anAccountThatIsNotThere(String parameter) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Call start = asterisk.agent().with(parameter, "no_such_one").run("start").refuses(OCF_ERR_INSTALLED);
            assertThat(start.reasons().getFirst()).contains("no_such_one");
            assertThat(asterisk.servers()).isEmpty();
            asterisk.agent().with(parameter, "no_such_one").run("stop").gives(OCF_SUCCESS);
        }
    }

    /** The failures of an everyday life: each has its code, and says why. */
    @Test
    void everyFailureSaysWhyOnce() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().run("monitor").refuses(OCF_NOT_RUNNING);
            asterisk.agent().run("status").refuses(OCF_NOT_RUNNING);
            asterisk.agent().with("binary", "/nowhere/asterisk").run("start").refuses(OCF_ERR_INSTALLED);
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            asterisk.agent().recurring().with("monitor_sipuri", asterisk.sipUri("nobody")).run("monitor")
                    .refuses(OCF_ERR_GENERIC);
            asterisk.agent().recurring().with("monitor_sipuri", "sip:probe@127.0.0.1:1").run("monitor")
                    .refuses(OCF_NOT_RUNNING);
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void theServerMayOpenAsManyFilesAsDeclared() throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().with("maxfiles", "1234").run("start").gives(OCF_SUCCESS);
            assertThat(asterisk.server().softLimit("Max open files")).isEqualTo("1234");
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            assertThat(asterisk.server().softLimit("Max open files")).isEqualTo("8192");
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void theServerHasTheArgumentsDeclared() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().with("additional_parameters", " -g  -vvvv -L 9.5 ").run("start").gives(OCF_SUCCESS);
            assertThat(asterisk.server().argv())
                    .containsSequence("-G", "asterisk", "-U", "asterisk", "-C", asterisk.config().toString())
                    .containsSequence("-g", "-vvvv", "-L", "9.5")
                    .contains("-F")
                    .doesNotContain("-p", "");
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
        }
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "1, true", "TRUE, true", "ja, true", "ON, true", "no, false", "0, false", "off, false"})
    void aBooleanHasTheWordsOfOcf(String word, boolean realtime) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().with("realtime", word).run("start").gives(OCF_SUCCESS);
            assertThat(asterisk.server().argv().contains("-p")).isEqualTo(realtime);
            asterisk.agent().with("realtime", word).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop"})
    void whoeverIsNotRootIsRefused(String action) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            Proc server = asterisk.server();
            if (action.equals("start")) {
                asterisk.agent().run("stop").gives(OCF_SUCCESS);
            }
            asterisk.agent().asNobody().run(action).refuses(OCF_ERR_PERM);
            assertThat(asterisk.servers()).hasSize(action.equals("start") ? 0 : 1);
            assertThat(Proc.alive(server.pid()).isPresent()).isEqualTo(action.equals("stop"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"promote", "demote", "notify", "migrate_to", "frobnicate"})
    void anActionThatItDoesNotKnow(String action) {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Call call = asterisk.agent().run(action).gives(OCF_ERR_UNIMPLEMENTED);
            assertThat(call.stderr()).contains("usage").contains("start").contains("meta-data");
            assertThat(call.stdout()).isEmpty();
        }
    }

    @Test
    void furtherArgumentsAreIgnored() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().run("monitor", "stop", "--help").gives(OCF_NOT_RUNNING);
            assertThat(AgentUnderTest.call().run("meta-data", "x").gives(OCF_SUCCESS).stdout())
                    .startsWith("<?xml");
        }
    }

    @Test
    void anAgentCalledByHandKnowsItsName() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            AgentCall call = asterisk.agent();
            for (String unset : new String[] {"OCF_RESOURCE_TYPE", "OCF_RESOURCE_PROVIDER", "OCF_RESOURCE_INSTANCE",
                "OCF_RA_VERSION_MAJOR", "OCF_RA_VERSION_MINOR", "OCF_OUTPUT_FORMAT"}) {
                call.without(unset);
            }
            call.run("monitor").gives(OCF_NOT_RUNNING);
        }
    }

    /** What pacemaker's tracing adds to the parameters is none of the agent's. */
    @Test
    void parametersOfOthersAreAccepted() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent()
                    .with("trace_ra", "0")
                    .with("trace_file", "/nowhere")
                    .with("CRM_meta_on_node", "here")
                    .run("validate-all")
                    .gives(OCF_SUCCESS);
        }
    }
}
