package org.oscine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.oscine.descriptor.Descriptor;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.ocf.ActionName;
import org.oscine.parameter.Call;
import org.oscine.parameter.Resolver;
import org.oscine.parameter.Resource;
import org.oscine.reader.DescriptorReader;
import org.oscine.yaml.YamlParser;

/** Plans as people read them. {@code -Doscine.update=true} writes the expected files anew. */
class PlanTest {
    private static final Path GOLDEN = Path.of("tools/src/test/resources/plan");
    private static final boolean UPDATE = Boolean.getBoolean("oscine.update");
    private static final List<ActionName> ACTIONS = List.of(ActionName.START, ActionName.STOP, ActionName.MONITOR,
            ActionName.STATUS, ActionName.VALIDATE_ALL, ActionName.RELOAD, ActionName.META_DATA);
    private static final Map<String, Map<String, String>> VARIANTS = variants();

    private final SimulatedHost host = new SimulatedHost();

    private static Map<String, Map<String, String>> variants() {
        Map<String, Map<String, String>> variants = new LinkedHashMap<>();
        variants.put("plain", Map.of());
        variants.put("realtime", Map.of("realtime", "true"));
        variants.put("sip", Map.of("monitor_sipuri", "sip:monitor@127.0.0.1"));
        return variants;
    }

    @TestFactory
    Stream<DynamicTest> plansOfAsterisk() throws IOException {
        Descriptor asterisk = descriptor(Files.readString(Path.of("../descriptors/asterisk.yaml")));
        host.file("/etc/asterisk/asterisk.conf", "[directories]\nastrundir => /run/ast\n");
        return VARIANTS.entrySet().stream().flatMap(variant -> ACTIONS.stream().map(action -> {
            String name = "asterisk-" + variant.getKey() + "-" + action.word() + ".txt";
            return DynamicTest.dynamicTest(name, () -> check(name, PlanText.of(plan(asterisk, action, variant.getValue()))));
        }));
    }

    private static void check(String name, String plan) throws IOException {
        Path expected = GOLDEN.resolve(name);
        if (UPDATE) {
            Files.createDirectories(GOLDEN);
            Files.writeString(expected, plan);
        }
        assertThat(plan).isEqualTo(Files.readString(expected));
    }

    @Test
    void aSecretIsNowhereInAPlan() {
        Descriptor it = descriptor("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                parameters: { password: { type: secret, summary: How it is let in } }
                values: { greeting: { text: "hello ${password}" } }
                monitor:
                  port: { tcp: "127.0.0.1:5", send: "${greeting}\\n", expect: ok }
                  login: { run: [xctl, login], input: "public ${password}\\n" }
                start:
                  before: { key: { file: /run/xd.key, content: "key=${password}\\n", mode: "600" } }
                  foreground: [xd]
                  environment: { PASSWORD: "${password}" }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        for (ActionName action : ActionName.values()) {
            Plan plan = plan(it, action, Map.of("password", "sesame"));
            assertThat(PlanText.of(plan)).doesNotContain("sesame", "public");
            assertThat(PlanData.of(plan).toString()).doesNotContain("sesame", "public");
        }
        assertThat(PlanText.of(plan(it, ActionName.START, Map.of("password", "sesame")))).contains("with its input, which is not shown")
                .contains("PASSWORD='***'").contains("| key=***").contains("send '***\\n'");
    }

    @Test
    void noLineOfASecretIsInAPlan() {
        Descriptor it = descriptor("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                parameters: { key: { type: secret, summary: Private key } }
                monitor: { port: { tcp: "127.0.0.1:5", send: "${key}", expect: ok } }
                start:
                  before: { key: { file: /run/xd.key, content: "${key}", mode: "600" } }
                  foreground: [xd]
                  environment: { KEY: "${key}" }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        for (ActionName action : ActionName.values()) {
            Plan plan = plan(it, action, Map.of("key", "begin\n  sesame\nend"));
            assertThat(PlanText.of(plan)).doesNotContain("sesame");
            assertThat(PlanData.of(plan).toString()).doesNotContain("sesame");
        }
    }

    @Test
    void aValueThatIsSecretIsNowhereInAPlan() {
        host.file("/etc/xd.conf", "requirepass open-sesame\n");
        Descriptor it = descriptor("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                values:
                  password: { config-file: /etc/xd.conf, format: directives, key: requirepass, secret: true }
                  login: { text: "xd:${password}" }
                monitor: { port: { run: [xctl, ping], environment: { XD_AUTH: "${password}", XD_LOGIN: "${login}" } } }
                start: { foreground: [xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        for (ActionName action : ActionName.values()) {
            Plan plan = plan(it, action, Map.of());
            assertThat(PlanText.of(plan)).doesNotContain("sesame");
            assertThat(PlanData.of(plan).toString()).doesNotContain("sesame");
        }
        assertThat(PlanText.of(plan(it, ActionName.MONITOR, Map.of())))
                .contains("password = ***", "with XD_AUTH='***'", "with XD_LOGIN='***'");
    }

    @Test
    void theDirectoryThatTellsAProcessIsInAPlan() {
        Descriptor it = descriptor("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                parameters: { directory: { default: /srv/xd, unique: true, summary: Where it works } }
                status: { server: { pidfile: /run/xd.pid, executable: xd, working-directory: "${directory}" } }
                start: { command: [xd, -d] }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        assertThat(PlanText.of(plan(it, ActionName.STATUS, Map.of())))
                .contains("it counts if it names a process of xd in /srv/xd with the arguments -d");
    }

    @Test
    void aUdpPortIsAskedAndAnswers() {
        Descriptor it = descriptor("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                monitor: { port: { udp: "127.0.0.1:5060", send: OPTIONS, timeout: 2s } }
                start: { foreground: [xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        assertThat(PlanText.of(plan(it, ActionName.MONITOR, Map.of()))).containsSubsequence(
                "? port: ask 127.0.0.1:5060 over UDP\n", "send 'OPTIONS'\n", "up to 2 s\n",
                "= the right answer", "OCF_SUCCESS (0)", "= no answer in time", "OCF_ERR_GENERIC (1)",
                "= nothing listens there", "OCF_ERR_GENERIC (1)");
    }

    @Test
    void aSocketIsLookedForAndNotAsked() {
        Descriptor it = descriptor("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                monitor:
                  port: { listening: "127.0.0.1:53", protocol: udp }
                  peer: { connected: "*:4567" }
                start: { foreground: [xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        assertThat(PlanText.of(plan(it, ActionName.MONITOR, Map.of()))).containsSubsequence(
                "? port: look whether a process of the service itself listens at 127.0.0.1:53 over UDP\n",
                "= it is so", "OCF_SUCCESS (0)", "= it is not, or only another process does so", "OCF_ERR_GENERIC (1)",
                "? peer: look whether a process of the service is connected to *:4567\n");
    }

    @Test
    void whatAnOutputMeansIsShownBeforeTheExits() {
        Descriptor it = descriptor("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                monitor:
                  state: { run: [xctl, state], outputs: { ^up: OCF_SUCCESS, down: OCF_NOT_RUNNING }, exit: { 3: OCF_DEGRADED } }
                  other: { run: [xctl, other], outputs: { ^up: OCF_SUCCESS, other: OCF_ERR_PERM } }
                start: { foreground: [xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        assertThat(PlanText.of(plan(it, ActionName.MONITOR, Map.of()))).containsSubsequence(
                "= prints /^up/", "OCF_SUCCESS (0)", "= prints /down/", "OCF_NOT_RUNNING (7)", "= exit 0", "= exit 3", "OCF_DEGRADED (190)",
                "other", "= prints /^up/", "= prints anything else", "OCF_ERR_PERM (4)", "= not finished in time");
    }

    @Test
    void theCodeOfAQuestionIsShown() {
        Descriptor it = descriptor("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                monitor:
                  peer: { tcp: "127.0.0.1:53", code: OCF_DEGRADED, attempts: 3 }
                  state: { run: [xctl, state], code: OCF_ERR_PERM }
                start: { foreground: [xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        assertThat(PlanText.of(plan(it, ActionName.MONITOR, Map.of()))).containsSubsequence(
                "a failure counts if it is the last of 3 attempts, 1 s apart", "= nothing listens there", "OCF_DEGRADED (190)", "goes on, and ends with this unless another question fails",
                "= any other exit or signal", "OCF_ERR_PERM (4)", "= cannot be run", "OCF_ERR_INSTALLED (5)");
        assertThat(PlanText.of(plan(it, ActionName.START, Map.of()))).containsSubsequence(
                "= nothing listens there", "OCF_DEGRADED (190)", "goes on");
    }

    @Test
    void aRequestIsShownAsItIsSent() {
        Descriptor it = descriptor("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                parameters:
                  token: { type: secret, summary: What the server asks for }
                monitor:
                  api:
                    http: "http://127.0.0.1/api"
                    method: POST
                    headers: { Host: "${instance}.example.com", X-Token: "Bearer ${token}" }
                    send: ping
                    login: monitor
                    password: "${token}"
                start: { foreground: [xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        assertThat(PlanText.of(plan(it, ActionName.MONITOR, Map.of("token", "hunter2!")))).containsSubsequence(
                "? api: POST http://127.0.0.1/api\n", "the status must be 200-299", "send the header Host: ", ".example.com",
                "send the header X-Token: Bearer ***", "send 'ping'", "log in as monitor", "with a password").doesNotContain("hunter");
    }

    @Test
    void whatIsRefusedIsShownOnlyWhereItsConditionHolds() {
        Descriptor it = descriptor("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                parameters: { socket: { summary: Socket }, port: { summary: Port } }
                validate: { both: { refuse: "only one of socket and port ${port} can be set", when: [socket, port] } }
                start: { foreground: [xd, "${socket}"] }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        assertThat(PlanText.of(plan(it, ActionName.VALIDATE_ALL, Map.of("socket", "/s", "port", "80")))).containsSubsequence(
                "both: refused: only one of socket and port 80 can be set", "OCF_ERR_CONFIGURED (6)");
        assertThat(PlanText.of(plan(it, ActionName.VALIDATE_ALL, Map.of("socket", "/s")))).doesNotContain("refused");
    }

    @Test
    void aStopIgnoresWhatIsWrongWithTheParameters() {
        Descriptor it = descriptor("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                parameters: { port: { type: integer, required: true, summary: Where it listens } }
                start: { foreground: [xd, "${port}"] }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        assertThat(PlanText.of(plan(it, ActionName.START, Map.of()))).contains("OCF_ERR_CONFIGURED (6)")
                .doesNotContain("Start the program");
        assertThat(PlanText.of(plan(it, ActionName.STOP, Map.of()))).doesNotContain("port");
    }

    @Test
    void aConfigurationFileThatCannotBeReadIsSaid() throws IOException {
        Descriptor asterisk = descriptor(Files.readString(Path.of("../descriptors/asterisk.yaml")));
        assertThat(plan(asterisk, ActionName.START, Map.of()).values()).first()
                .isEqualTo(new Plan.Given("run_directory", "/var/run/asterisk",
                        "/etc/asterisk/asterisk.conf does not exist"));
    }

    private Plan plan(Descriptor descriptor, ActionName action, Map<String, String> parameters) {
        Call call = new Call(action, parameters, "one", "node1", "/run/oscine/test/one", false, 0);
        Resource resource = Resolver.resolve(descriptor, call, host);
        Duration timeout = descriptor.actions().containsKey(action)
                ? descriptor.actions().get(action).timeout() : Duration.ofSeconds(20);
        return Planner.plan(action, resource, timeout, host.files());
    }

    private static Descriptor descriptor(String yaml) {
        var parsed = YamlParser.parse("test.yaml", yaml);
        var reading = DescriptorReader.read(parsed.document().orElseThrow());
        return reading.descriptor().orElseThrow(() -> new AssertionError(reading.diagnostics()));
    }
}
