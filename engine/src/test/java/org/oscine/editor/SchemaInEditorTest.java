package org.oscine.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.editor.LanguageServer.Opened;
import org.oscine.editor.LanguageServer.Proposal;
import org.oscine.lint.ExpectedMessages;

/** What a person sees who writes an agent in an editor: asked of the language server that editors use. */
@Tag("real-editor")
class SchemaInEditorTest {
    private static final Path SCHEMA = Path.of("../schema/agent-1.schema.json").toAbsolutePath().normalize();
    private static final Path DESCRIPTORS = Path.of("../descriptors");
    private static final Path ASTERISK = DESCRIPTORS.resolve("asterisk.yaml");

    private static LanguageServer server;
    private static Opened asterisk;
    private static String asteriskText;

    @BeforeAll
    static void startServer() throws IOException {
        Optional<Path> program = Installation.find();
        if (program.isEmpty() && System.getenv("CI") == null) {
            System.out.println("skipped: the schema in a real editor (run engine/scripts/install-language-server)");
        }
        assumeTrue(program.isPresent() || System.getenv("CI") != null, "yaml-language-server is not installed");
        server = LanguageServer.start(program.orElseThrow(() -> new AssertionError(
                "in CI nothing is skipped: run engine/scripts/install-language-server first")), SCHEMA, "*.yaml");
        asteriskText = Files.readString(ASTERISK);
        asterisk = server.open(ASTERISK, asteriskText);
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> nothingIsUnderlinedInADescriptorThatIsRight() throws IOException {
        List<Path> files = new ArrayList<>(ExpectedMessages.yamlFiles(DESCRIPTORS));
        Path corpus = Path.of("src/test/resources/descriptors/right");
        if (Files.isDirectory(corpus)) {
            files.addAll(ExpectedMessages.yamlFiles(corpus));
        }
        return open(files).entrySet().stream().map(file -> DynamicTest.dynamicTest(
                file.getKey().getFileName().toString(),
                () -> assertThat(server.underlined(file.getValue())).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> aMistakeIsUnderlinedOnceAndExplained() throws IOException {
        List<Path> files = ExpectedMessages.yamlFiles(ExpectedMessages.WRONG);
        assertThat(files).hasSizeGreaterThanOrEqualTo(30);
        return open(files).entrySet().stream().map(file -> DynamicTest.dynamicTest(
                file.getKey().getFileName().toString(), () -> compare(file.getKey(), file.getValue())));
    }

    private static void compare(Path file, Opened document) throws IOException {
        List<String> seen = server.underlined(document).stream()
                .map(one -> one.line() + ":" + one.column() + ": " + one.message())
                .toList();
        assertThat(seen).as("one mistake, one message").hasSize(1);
        ExpectedMessages.of(file).verify("editor", seen);
    }

    private static Map<Path, Opened> open(List<Path> files) throws IOException {
        Map<Path, Opened> opened = new LinkedHashMap<>();
        for (Path file : files) {
            opened.put(file, file.equals(ASTERISK) ? asterisk : server.open(file, Files.readString(file)));
        }
        return opened;
    }

    /** What can stand in its place is offered; of the keys only those that are not there yet. */
    @ParameterizedTest
    @CsvSource({"status:, statuss:, status, start", "signal: KILL, signal: KLIL, KILL, SIGKILL",
        "type: boolean, type: bool, boolean, bool"})
    void aMisspeltWordHasQuickFixes(String right, String wrong, String offered, String notOffered) throws IOException {
        String text = asteriskText.replaceFirst("\\b" + right, wrong);
        Opened opened = server.open(DESCRIPTORS.resolve("quick-fix-" + offered + ".yaml"), text);
        assertThat(server.fixes(opened)).contains(offered).doesNotContain(notOffered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "agent: asterisk        | Agent            | the name of the agent",
        "parameters:            | Parameters by name | what an administrator can set",
        "type: arguments        | Type             | several arguments in one text",
        "minimum: 1             | Minimum          | smallest value",
        "format: asterisk       | Format           | dialect of asterisk",
        "binary: sipsak         | Program          | found on the path",
        "pidfile: $             | Pidfile          | holds the pid",
        "max-age: 30s           | Greatest age     | how old the canary file",
        "monitor:               | Monitor probes by name | does it work",
        "without-environment:   | Without environment | taken away",
        "output: active         | Expected output  | regular expression",
        "when: monitor_sipuri   | When             | only if all of this holds",
        "exit: {                | Exit map         | earlier rows win",
        "command:               | Command          | background",
        "limits: {              | Limits           | prlimit",
        "nofile:                | Number of open files | unlimited",
        "signal: TERM           | Signal           | main processes",
        "share: 40 }            | Share            | percent of the time",
        "interval: 20s          | Interval         | recurring monitor",
    })
    void aKeyIsExplainedUnderTheMouse(String key, String title, String explanation) throws IOException {
        int offset = asteriskText.indexOf(key);
        assertThat(offset).as("the worked example has " + key).isPositive();
        assertThat(server.hover(asterisk, asteriskText, offset + 1))
                .startsWith("#### " + title)
                .containsIgnoringCase(explanation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "^                                    | new agent, agent, parameters, validate, status, start, stop",
        "validate:/  one:/    ^                              | binary, file, directory, user, group, root, run, when",
        "status:/  one:/    ^                                | pidfile, process, canary, run, executable, max-age",
        "monitor:/  one:/    ^                               | run, tcp, unix-socket, http, level",
        "start:/  ^                                          | before, command, foreground, ready, limits",
        "start:/  before:/    one:/      ^                   | directory, file, remove, kill, run",
        "stop:/  steps:/    one:/      ^                     | run, signal, share, repeat",
        "values:/  one:/    ^                                | config-file, first-existing, text",
        "parameters:/  one:/    ^                            | type, summary, default, reloadable",
        "parameters:/  one:/    type: ^                      | string, integer, boolean, enum, arguments, time, secret",
        "validate:/  one:/    code: ^                        | OCF_ERR_INSTALLED, OCF_ERR_CONFIGURED",
        "stop:/  steps:/    one:/      signal: ^             | TERM, KILL, INT",
        "actions:/  ^                                        | start, stop, monitor, validate-all",
    })
    void whatFitsIsProposed(String template, String labels) throws IOException {
        String marked = template.replace('/', '\n');
        int offset = marked.indexOf('^');
        String text = marked.replace("^", "") + "\n";
        Opened document = server.open(Path.of("proposal-" + template.hashCode() + ".yaml"), text);
        List<Proposal> proposals = server.proposals(document, text, offset);
        assertThat(proposals).extracting(Proposal::label).contains(labels.strip().split(", "));
        assertThat(proposals).filteredOn(proposal -> !proposal.label().equals("new agent"))
                .allSatisfy(proposal -> assertThat(proposal.documentation()).isNotBlank());
    }

    @Test
    void theWholeNewAgentThatIsProposedIsRight() throws IOException {
        Opened empty = server.open(Path.of("empty.yaml"), "\n");
        String snippet = server.proposals(empty, "\n", 0).stream()
                .filter(proposal -> proposal.label().equals("new agent"))
                .map(Proposal::insertText)
                .findFirst().orElseThrow();
        String filledIn = snippet.replace("${1:name}", "xd").replaceAll("\\$\\{\\d:([^}]*)}", "$1").replace("\\$", "$");
        Opened agent = server.open(Path.of("filled-in.yaml"), filledIn);
        assertThat(server.underlined(agent)).as(filledIn).isEmpty();
    }
}
