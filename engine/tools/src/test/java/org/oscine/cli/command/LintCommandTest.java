package org.oscine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LintCommandTest {
    private static final String RIGHT = """
            agent: xd
            version: 1.0.0
            summary: The example daemon
            validate: { server: { binary: xd } }
            monitor: { port: { tcp: "127.0.0.1:4711" } }
            start: { foreground: [xd] }
            stop: { steps: { end: { signal: TERM }, kill: { signal: KILL } } }
            actions: { start: { timeout: 20s }, stop: { timeout: 20s }, monitor: { timeout: 20s, interval: 10s } }
            """;

    @TempDir
    private Path directory;

    private Path right;
    private Path wrong;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(directory.resolve("wrong"));
        right = Files.writeString(directory.resolve("xd.yaml"), RIGHT);
        wrong = Files.writeString(directory.resolve("wrong/xd.yaml"), RIGHT.replace("signal: TERM", "signal: TREM"));
    }

    @Test
    void nothingIsSaidOfWhatIsRight() {
        assertThat(lint(right)).isEqualTo(new ToolRun(0, "", ""));
    }

    @Test
    void aFindingHasItsPlaceTheLineACaretAndHelp() {
        ToolRun run = lint(right, wrong);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(wrong + """
                :7:33: error[bad-signal]: 'TREM' is not a signal that can be sent
                  stop: { steps: { end: { signal: TREM }, kill: { signal: KILL } } }
                                                  ^^^^
                help: did you mean 'TERM'?
                """);
        assertThat(run.err()).isEqualTo("1 error in 2 files\n");
    }

    @Test
    void aFileThatIsNotThereIsNotUnderstood() {
        ToolRun run = lint(right, directory.resolve("none.yaml"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("there is no file " + directory.resolve("none.yaml") + "\n");
    }

    @Test
    void aDirectoryIsNotUnderstood() {
        assertThat(lint(directory).err()).startsWith(directory + " is not a regular file\n");
    }

    @Test
    void withoutAFileThereIsNothingToDo() {
        assertThat(lint().status()).isEqualTo(2);
    }

    @Test
    void programsGetTheFindingsOfAllFilesAsJson() {
        JsonNode findings = JsonMapper.shared().readTree(lint("--format", "json", right, wrong, wrong).out());
        assertThat(findings.size()).as("each file once").isEqualTo(1);
        assertThat(findings.at("/0/file").asString()).isEqualTo(wrong.toString());
        assertThat(findings.at("/0/column").asInt()).isEqualTo(33);
        assertThat(findings.at("/0/endColumn").asInt()).isEqualTo(37);
        assertThat(findings.at("/0/rule").asString()).isEqualTo("bad-signal");
        assertThat(lint("--format=json", right)).isEqualTo(new ToolRun(0, "[]\n", ""));
    }

    @Test
    void codeHostsGetTheFindingsAsSarif() {
        ToolRun run = lint("--format", "sarif", wrong);
        assertThat(run.status()).isEqualTo(1);
        JsonNode result = JsonMapper.shared().readTree(run.out()).at("/runs/0/results/0");
        assertThat(result.at("/ruleId").asString()).isEqualTo("bad-signal");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(7);
    }

    @Test
    void anotherFormatIsNotUnderstood() {
        assertThat(lint("--format", "xml", right).status()).isEqualTo(2);
    }

    private static ToolRun lint(Object... arguments) {
        return ToolRun.of(LintCommand::new, arguments);
    }
}
