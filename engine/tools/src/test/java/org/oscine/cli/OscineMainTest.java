package org.oscine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OscineMainTest {
    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void oneAgent() throws IOException {
        environment.put("OSCINE_PATH", directory.toString());
        environment.put("OSCINE_HOME", directory.resolve("home").toString());
        environment.put("OSCINE_STATE_DIR", directory.resolve("state").toString());
        Files.writeString(directory.resolve("always.yaml"), """
                agent: always
                version: 1.0.0
                summary: A service that is always there
                parameters:
                  answer: { type: integer, default: 0, minimum: 0, summary: Exit status of the monitor }
                status:
                  there: { run: ["true"] }
                monitor:
                  answer: { run: [test, "${answer}", -eq, "0"], exit: { 0: OCF_SUCCESS, 1: OCF_ERR_PERM } }
                  deeper: { run: ["false"], level: 10 }
                start:
                  command: ["true"]
                stop:
                  steps:
                    nothing: { run: ["true"] }
                """);
    }

    @Test
    void runGivesTheAgentsCodeAndReason() {
        assertEquals(new Tool(0, "", ""), oscine("run", "always", "monitor"));
        assertThat(oscine("run", "always", "monitor", "-o", "answer=7").status()).isEqualTo(4);
        assertThat(oscine("run", "always", "monitor", "-o", "answer=7").err()).startsWith("ocf-exit-reason:");
        assertThat(oscine("run", "always", "monitor", "--check-level", "10").status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "run always monitor -o anser=1 | oscine run: always has no parameter 'anser'; did you mean 'answer'?",
        "lst                           | oscine: there is no command 'lst'; did you mean 'list'?",
        "list --bad                    | oscine list: there is no option '--bad'",
        "describe always never         | oscine describe: 'never' is not expected here",
    })
    void aSlipIsNamedWithWhatWasMeant(String line, String message) {
        Tool console = oscine(line.split(" +"));
        assertThat(console.status()).isEqualTo(2);
        assertThat(console.err()).startsWith(message).hasLineCount(1);
    }

    @Test
    void runTakesAFile() {
        String file = directory.resolve("always.yaml").toString();
        assertThat(oscine("run", file, "monitor", "--timeout", "10s", "--instance", "p").status()).isZero();
        assertThat(oscine("run", directory + "/none.yaml", "monitor").status()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "run always", "run always monitor more", "run always monitor --timeout soon",
        "run always monitor --timeout 0", "run always monitor -o answer", "run always monitor --check-level x",
        "describe", "list more", "lint", "lint /nowhere/none.yaml", "lint x --format rtf", "man", "install --ocf-root", "bogus", "--bogus"})
    void whatCannotBeUnderstoodGetsOneMessage(String line) {
        Tool misunderstood = oscine(line.split(" "));
        assertThat(misunderstood.status()).isEqualTo(2);
        assertThat(misunderstood.out()).isEmpty();
        assertThat(misunderstood.err()).startsWith("oscine").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "list", "describe", "lint", "install", "uninstall", "man"})
    void everySubcommandHasHelp(String command) {
        Tool help = oscine(command, "--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("Usage: oscine " + command);
        assertThat(oscine("--help").out()).contains(command + "  ");
    }

    @Test
    void listShowsWhatThereIs() {
        Tool list = oscine("list");
        assertThat(list.status()).isZero();
        assertThat(list.out()).contains("always  1.0.0  A service that is always there  " + real("always.yaml"));
        assertThat(oscine("list", "--json").out()).contains("\"name\" : \"always\"");
    }

    @Test
    void listShowsWhatIsBroken() throws IOException {
        Files.writeString(directory.resolve("broken.yaml"), "agent: broken\nfoo: bar\n");
        Tool list = oscine("list");
        assertThat(list.status()).isEqualTo(1);
        assertThat(list.out()).contains("always").doesNotContain("broken");
        assertThat(list.err()).contains("broken.yaml:2:1: error[");
        assertThat(oscine("list", "--json").out()).contains("\"error\"");
    }

    @Test
    void describeTellsWhatAnAdministratorNeeds() {
        Tool description = oscine("describe", "always");
        assertThat(description.status()).isZero();
        assertThat(description.out()).contains("ocf:oscine:always", "answer (integer, at least 0, default 0)",
                "Exit status of the monitor", "there  run true", "deeper  run false, from check level 10",
                "check level 10");
        assertThat(oscine("describe", "always", "--json").out()).contains("\"minimum\" : 0");
    }

    @Test
    void describeTellsByWhatAProcessIsKnown() throws IOException {
        Path file = directory.resolve("worker.yaml");
        Files.writeString(file, """
                agent: worker
                version: 1.0.0
                summary: A worker
                parameters: { directory: { default: /srv, summary: Where it works } }
                status: { server: { pidfile: /run/worker.pid, executable: workerd, working-directory: "${directory}" } }
                start: { command: [workerd] }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        assertThat(oscine("describe", file.toString()).out())
                .contains("server  pidfile /run/worker.pid: a process of workerd in ${directory}");
    }

    @Test
    void describeTellsWhatIsBroken() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "agent: broken\nfoo: bar\n");
        Tool description = oscine("describe", broken.toString());
        assertThat(description.status()).isEqualTo(1);
        assertThat(description.err()).contains("broken.yaml:2:1: error[");
        assertThat(oscine("describe", "none").err()).startsWith("oscine: no descriptor none.yaml in ")
                .hasLineCount(1);
    }

    @Test
    void aSetupFileOfConformIsCheckedAsOne() throws IOException {
        String setup = Files.writeString(directory.resolve("always.conform.yaml"), "conform: always\npackage: x\n").toString();
        assertThat(oscine("lint", directory.resolve("always.yaml").toString(), setup).out())
                .contains("always.conform.yaml:2:1: error[unknown-key]: unknown key 'package'").contains("did you mean 'packages'?");
    }

    @Test
    void lintShowsEachMistakeAtItsPlace() throws IOException {
        String good = directory.resolve("always.yaml").toString();
        assertEquals(new Tool(0, "", ""), oscine("lint", good));

        String broken = Files.writeString(directory.resolve("broken.yaml"), "agent: broken\nfoo: bar\n").toString();
        Tool lint = oscine("lint", good, broken);
        assertThat(lint.status()).isEqualTo(1);
        assertThat(lint.out()).contains(broken + ":2:1: error[", "\n  foo: bar\n", "^");
        assertThat(lint.err()).containsPattern("^\\d+ errors in ").hasLineCount(1);
        assertThat(oscine("lint", broken, "--format", "json").out()).contains("\"line\": 2", "\"rule\": ");
        assertThat(oscine("lint", good, "--format", "json").out()).isEqualTo("[]\n");
    }

    private Path real(String name) {
        try {
            return directory.resolve(name).toRealPath();
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private Tool oscine(String... arguments) {
        return Tool.run(environment, arguments);
    }
}
