package org.oscine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanCommandTest {
    private static final String ASTERISK = "../descriptors/asterisk.yaml";

    @TempDir
    private Path directory;

    private Tool plan(String... arguments) {
        String[] all = Stream.concat(Stream.of("plan", ASTERISK), Stream.of(arguments)).toArray(String[]::new);
        return Tool.run(Map.of("OSCINE_STATE_DIR", directory + "/state", "OSCINE_HOME", directory + "/home"), all);
    }

    @Test
    void nothingIsTouched() throws IOException {
        Tool tool = plan("start", "-o", "config=" + directory + "/asterisk.conf");
        assertThat(tool.status()).isZero();
        assertThat(tool.out()).contains("asterisk -G asterisk -U asterisk -C " + directory + "/asterisk.conf -g -vvv -F");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.filter(path -> !path.endsWith("home"))).isEmpty();
        }
    }

    @Test
    void programsReadItAsJson() {
        Tool tool = plan("monitor", "--timeout", "40s", "--format", "json", "-o", "monitor_sipuri=sip:a@b");
        JsonNode plan = JsonMapper.builder().build().readTree(tool.out());
        assertThat(plan.get("usable").asInt()).isEqualTo(37);
        JsonNode sip = plan.get("stages").get(3).get("items").get(1);
        assertThat(sip.get("run").get("argv").toString()).isEqualTo("[\"sipsak\",\"-s\",\"sip:a@b\"]");
        assertThat(sip.get("seconds_at_least").asDouble()).isEqualTo(18.5);
        assertThat(sip.get("outcomes").get(2).toString())
                .isEqualTo("{\"seen\":\"exit 3\",\"code\":7,\"code_name\":\"OCF_NOT_RUNNING\",\"ends\":true}");
    }

    @Test
    void aProbeIsPlannedOnRequest() {
        assertThat(plan("monitor").out()).startsWith("monitor of ").doesNotContain("Check the node");
        assertThat(plan("monitor", "--probe").out()).startsWith("monitor (probe) of ").contains("check the node");
    }

    @Test
    void parametersThatCannotBeRightAreAFailure() {
        Tool tool = plan("start", "-o", "maxfiles=many");
        assertThat(tool.status()).isEqualTo(1);
        assertThat(tool.out()).contains("'many' is not a whole number").contains("OCF_ERR_CONFIGURED (6)");
    }

    @Test
    void whatIsMisspeltIsToldWithWhatWasMeant() {
        assertThat(plan("strat")).isEqualTo(new Tool(2, "",
                "oscine plan: there is no action 'strat'; did you mean 'start'?; see oscine plan --help\n"));
        assertThat(plan("start", "-o", "maxfils=1").err()).contains("no parameter 'maxfils'; did you mean 'maxfiles'?");
        assertThat(plan("start", "--timeout", "soon").err()).contains("'soon' is not a duration such as 20s");
        assertThat(plan("start", "--format", "xml").status()).isEqualTo(2);
    }

    @Test
    void aDescriptorThatIsNotThereIsAFailure() {
        Tool tool = Tool.run(Map.of(), "plan", directory + "/no.yaml", "start");
        assertThat(tool.status()).isEqualTo(1);
        assertThat(tool.err()).contains("no.yaml does not exist");
    }

    @Test
    void helpIsThere() {
        Tool tool = Tool.run(Map.of(), "plan", "--help");
        assertThat(tool.status()).isZero();
        assertThat(tool.out()).contains("--timeout").contains("--format");
    }
}
