package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.ocf.ReturnCode;

/** The agent before the judges of others: ocf-tester and the DTD. */
@RealAsterisk
class OcfTesterTest {

    @Test
    void ocfTesterPassesTheAgent() throws Exception {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            List<String> argv = new ArrayList<>(List.of(
                    // It waits for ever, for an agent that does.
                    "timeout", "--kill-after=5", "240", "ocf-tester",
                    "-n", asterisk.base().getFileName().toString()));
            Map.of(
                            "binary", Machine.server().toString(),
                            "canary_binary", Machine.canary().toString(),
                            "config", asterisk.config().toString(),
                            "realtime", "true",
                            "monitor_sipuri", asterisk.sipUri("probe"))
                    .forEach((name, value) -> argv.addAll(List.of("-o", name + "=" + value)));
            argv.add(AgentUnderTest.path().toString());
            Path report = asterisk.base().resolve("report");
            ProcessBuilder tester = new ProcessBuilder(argv)
                    .redirectErrorStream(true)
                    .redirectOutput(report.toFile());
            // It hands its environment on. A history in HOME would be the console's.
            tester.environment().put("HOME", asterisk.base().toString());
            tester.environment().put("OCF_ROOT", "/usr/lib/ocf");
            int exit = tester.start().waitFor();
            assertThat(Files.readString(report)).contains("passed all tests").doesNotContain("rc=");
            assertThat(exit).isZero();
            asterisk.leavesNothing();
        }
    }

    @Test
    void theMetadataIsValid() throws IOException {
        Call metadata = AgentUnderTest.call().run("meta-data").gives(ReturnCode.OCF_SUCCESS);
        Path directory = Machine.scratch("dtd");
        try {
            Path file = Files.writeString(directory.resolve("asterisk.xml"), metadata.stdout());
            Machine.run("xmllint", "--noout", "--dtdvalid", "/usr/share/resource-agents/ra-api-1.dtd",
                    file.toString());
        } finally {
            Machine.remove(directory);
        }
    }

    @Test
    void theMetadataNamesAllParametersAndActionsOfTheShellAgent() {
        String metadata = AgentUnderTest.call().run("meta-data").stdout();
        for (String parameter : List.of("binary", "canary_binary", "config", "user", "group",
                "additional_parameters", "realtime", "maxfiles", "monitor_sipuri")) {
            assertThat(metadata).contains("<parameter name=\"" + parameter + "\"");
        }
        for (String action : List.of("start", "stop", "status", "monitor", "validate-all", "meta-data")) {
            assertThat(metadata).containsPattern("<action name=\"" + action + "\"");
        }
    }

    @Test
    void theMetadataNeedsNoRightsAndNoParameters() {
        Call asNobody = AgentUnderTest.call().asNobody().run("meta-data").gives(ReturnCode.OCF_SUCCESS);
        assertThat(asNobody.stdout()).isEqualTo(AgentUnderTest.call().run("meta-data").stdout());
        assertThat(asNobody.stderr()).isEmpty();
    }
}
