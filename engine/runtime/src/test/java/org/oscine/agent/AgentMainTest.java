package org.oscine.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Needed;

class AgentMainTest {
    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void descriptorsInADirectoryOfTheirOwn() throws IOException {
        environment.put("OSCINE_PATH", directory.toString());
        environment.put("OSCINE_HOME", directory.resolve("home").toString());
        environment.put("OSCINE_STATE_DIR", directory.resolve("state").toString());
        lay("always", """
                agent: always
                version: 1.0.0
                summary: A service that is always there
                parameters:
                  greeting: { default: hello, summary: What the monitor says }
                  number: { type: integer, default: 5, summary: A number }
                status:
                  there: { run: ["true"] }
                monitor:
                  greeting: { run: [echo, "${greeting} ${instance}"], output: hello p_always }
                start:
                  command: ["true"]
                stop:
                  steps:
                    nothing: { run: ["true"] }
                """);
    }

    @Test
    void doesWhatTheEnvironmentAsks() {
        environment.put("OCF_RESOURCE_INSTANCE", "p_always");
        assertEquals(new Console(0, "", ""), call("always", "monitor"));

        environment.put("OCF_RESKEY_greeting", "goodbye");
        Console failed = call("always", "monitor");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err()).startsWith("ocf-exit-reason:").hasLineCount(1);
    }

    @Test
    void metaDataNeedsNothingButTheDescriptor() {
        Console metadata = call("always", "meta-data");

        assertThat(metadata.status()).isZero();
        assertThat(metadata.out()).contains("<resource-agent name=\"always\" version=\"1.0.0\">");
        assertThat(metadata.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999999", "99999999999999999999999", "9223372036854775807", "-1", "soon", "1e9", ""})
    void whateverPacemakersNumbersAreTheCallIsDone(String number) {
        environment.put("OCF_RESOURCE_INSTANCE", "p_always");
        for (String name : List.of("OCF_RESKEY_CRM_meta_timeout", "OCF_RESKEY_CRM_meta_interval", "OCF_CHECK_LEVEL")) {
            environment.put(name, number);
            assertEquals(new Console(0, "", ""), call("always", "monitor"), name);
        }
    }

    @Test
    void metaDataThatCannotBeWrittenIsAFailure() throws IOException {
        try (PrintStream full = new PrintStream(new FileOutputStream("/dev/full"), false, StandardCharsets.UTF_8)) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int status = new AgentMain(Duration.ZERO).run(List.of("always", "meta-data"), environment, full, new PrintStream(err, true));

            assertThat(status).isEqualTo(1);
            assertThat(err.toString()).isEqualTo("ocf-exit-reason:the metadata cannot be written to standard output\n");
        }
    }

    @Test
    void moreArgumentsAreIgnored() {
        assertThat(call("always", "status", "--verbose", "start").status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage", "help"})
    void usageIsAnAnswer(String action) {
        Console usage = call("always", action);
        assertThat(usage.status()).isZero();
        assertThat(usage.out()).startsWith("usage: always (start|stop|");
        assertThat(usage.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bogus", "START", "promote", "demote", "notify", "migrate_to", "recover"})
    void whatItDoesNotKnowIsUnimplemented(String action) {
        Console unknown = action.isEmpty() ? call("always") : call("always", action);
        assertThat(unknown.status()).isEqualTo(3);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).startsWith("usage: always");
        assertThat(unknown.lastLine()).startsWith("ocf-exit-reason:");
    }

    @Test
    void aMissingDescriptorIsAFaultOfThisNodesInstallation() {
        Console missing = call("other", "monitor");
        assertThat(missing.status()).isEqualTo(5);
        assertThat(missing.err()).startsWith("ocf-exit-reason:no descriptor other.yaml in " + directory).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../always", "/etc/always", "Always", ".", "always.yaml", "-x", ""})
    void aNameIsNeverAPath(String name) {
        Console refused = call(name, "monitor");
        assertThat(refused.status()).isEqualTo(5);
        assertThat(refused.err()).isEqualTo("ocf-exit-reason:'" + name + "' is not an agent's name\n");
    }

    @Test
    void aBrokenDescriptorIsToldWithItsPlace() throws IOException {
        lay("broken", "agent: broken\nversion: 1.0.0\nsummary: x\nstrat: y\n");
        Console broken = call("broken", "start");
        assertThat(broken.status()).isEqualTo(5);
        assertThat(broken.err()).contains("broken.yaml:").startsWith("ocf-exit-reason:").hasLineCount(1);

        lay("noyaml", "agent: [x\n");
        assertThat(call("noyaml", "stop").lastLine()).contains("noyaml.yaml:");
    }

    @Test
    void theFileMustDescribeTheAgentThatItIsNamedAfter() throws IOException {
        Files.copy(directory.resolve("always.yaml"), directory.resolve("sometimes.yaml"));
        Console other = call("sometimes", "meta-data");
        assertThat(other.status()).isEqualTo(5);
        assertThat(other.lastLine()).contains("describes the agent 'always', not 'sometimes'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-r--", "rw-r--rw-"})
    void rootRefusesWhatOthersMayWrite(String mode) throws IOException {
        Needed.root("that root distrusts");
        Files.setPosixFilePermissions(directory.resolve("always.yaml"), PosixFilePermissions.fromString(mode));
        Console refused = call("always", "monitor");
        assertThat(refused.status()).isEqualTo(4);
        assertThat(refused.err()).contains("is writable by users other than root").hasLineCount(1);
    }

    @Test
    void aWrongParameterHasItsCodeAndReason() {
        environment.put("OCF_RESKEY_number", "many");
        Console wrong = call("always", "monitor");
        assertThat(wrong.status()).isEqualTo(6);
        assertThat(wrong.lastLine()).startsWith("ocf-exit-reason:").contains("number", "many");
    }

    @Test
    void parametersThatNobodyDeclaredAreToldOnceAndPacemakersOwnAreNot() {
        environment.put("OCF_RESKEY_greting", "x");
        environment.put("OCF_RESKEY_trace_ra", "0");
        environment.put("OCF_RESKEY_crm_feature_set", "3.16.2");
        environment.put("OCF_RESKEY_CRM_meta_name", "start");

        Console validated = call("always", "validate-all");

        assertThat(validated.status()).isZero();
        assertThat(validated.err()).hasLineCount(1).contains("WARNING", "'greting'");
        assertThat(call("always", "status").err()).as("not at every monitor").isEmpty();
    }

    @Test
    void theFirstDirectoryThatHasADescriptorWins() throws IOException {
        Path first = Files.createDirectory(directory.resolve("first"));
        Files.writeString(first.resolve("always.yaml"), Files.readString(directory.resolve("always.yaml"))
                .replace("version: 1.0.0", "version: 2.0.0"));
        environment.put("OSCINE_PATH", directory.resolve("nothing") + "::" + first + ":" + directory);
        assertThat(call("always", "meta-data").out()).contains("version=\"2.0.0\"");
    }

    @Test
    void pacemakersPrefixOfReasonsIsKept() {
        environment.put("OCF_EXIT_REASON_PREFIX", "secret-cookie:");
        assertThat(call("other", "monitor").err()).startsWith("secret-cookie:no descriptor").hasLineCount(1);
    }

    @Test
    void programsCanBeDeclaredMissing() throws IOException {
        lay("needy", Files.readString(directory.resolve("always.yaml")).replace("agent: always", "agent: needy")
                .replace("status:", "validate:\n  shell: { binary: sh }\nstatus:"));
        assertThat(call("needy", "validate-all").status()).isZero();

        environment.put("OCF_TESTER_FAIL_HAVE_BINARY", "1");
        Console without = call("needy", "validate-all");
        assertThat(without.status()).isEqualTo(5);
        assertThat(without.lastLine()).contains("sh");
        assertThat(call("needy", "meta-data").status()).isZero();
    }

    private void lay(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name + ".yaml"), text);
    }

    private Console call(String... arguments) {
        return Console.agent(environment, arguments);
    }
}
