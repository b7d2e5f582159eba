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
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.editor.LanguageServer.Opened;
import org.oscine.editor.LanguageServer.Proposal;
import org.oscine.lint.ExpectedMessages;

/** What a person sees who writes a test file in an editor: asked of the language server that editors use. */
@Tag("real-editor")
class TestFilesInEditorTest {
    private static final Path SCHEMA = Path.of("../schema/test-1.schema.json").toAbsolutePath().normalize();
    private static final Path ASTERISK = Path.of("../descriptors/asterisk.test.yaml");

    private static LanguageServer server;

    @BeforeAll
    static void startServer() throws IOException {
        Optional<Path> program = Installation.find();
        assumeTrue(program.isPresent() || System.getenv("CI") != null, "yaml-language-server is not installed");
        server = LanguageServer.start(program.orElseThrow(() -> new AssertionError(
                "in CI nothing is skipped: run engine/scripts/install-language-server first")), SCHEMA, "*.test.yaml");
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> nothingIsUnderlinedInATestFileThatIsRight() throws IOException {
        return open(ExpectedMessages.shippedTestFiles()).entrySet().stream().map(file ->
                DynamicTest.dynamicTest(file.getKey().getFileName().toString(),
                        () -> assertThat(server.underlined(file.getValue())).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> aMistakeOfGrammarIsUnderlinedOnceAndExplained() throws IOException {
        List<Path> files = new ArrayList<>(ExpectedMessages.testFiles(ExpectedMessages.WRONG_TEST_FILES));
        files.removeIf(file -> file.getFileName().toString().startsWith("only-lint-"));
        assertThat(files).hasSizeGreaterThan(20);
        return open(files).entrySet().stream().map(file -> DynamicTest.dynamicTest(
                file.getKey().getFileName().toString(), () -> compare(file.getKey(), file.getValue())));
    }

    private static void compare(Path file, Opened document) throws IOException {
        List<String> seen = server.underlined(document).stream()
                .map(one -> one.line() + ":" + one.column() + ": " + one.message())
                .toList();
        ExpectedMessages.of(file).verify("editor", seen);
        assertThat(seen).as("one mistake, one message").hasSize(1);
    }

    private static Map<Path, Opened> open(List<Path> files) throws IOException {
        Map<Path, Opened> opened = new LinkedHashMap<>();
        for (Path file : files) {
            opened.put(file, server.open(file, Files.readString(file)));
        }
        return opened;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "given:               | Given               | the machine of all cases",
        "started:             | Started             | when it has started",
        "needs: [server       | Needs               | must be there",
        "scenes:              | Scenes by name      | several cases share",
        "effects:             | Effects             | in this order",
        "not-before: 700ms    | Not before          | shortest",
    })
    void aKeyIsExplainedUnderTheMouse(String key, String title, String explanation) throws IOException {
        String text = Files.readString(ASTERISK);
        Opened asterisk = server.open(Path.of("hover-" + title.hashCode() + ".test.yaml"), text);
        assertThat(server.hover(asterisk, text, text.indexOf(key) + 1))
                .startsWith("#### " + title)
                .containsIgnoringCase(explanation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "^                                    | descriptor, given, scenes, parameters, cases",
        "given:/  ^                           | files, processes, commands, listeners, users, faults",
        "given:/  files:/    /etc/xd:/      ^ | content, program, owner, age",
        "given:/  processes:/    one:/      ^ | argv, user, running, on-signal, started",
        "given:/  commands:/    one:/      ^  | argv, output, exit, takes, hangs, needs",
        "cases:/  one:/    ^                  | action, steps, code, reason, effects, within",
        "cases:/  one:/    code: ^            | OCF_SUCCESS, OCF_NOT_RUNNING",
        "cases:/  one:/    action: ^          | start, stop, monitor, validate-all",
    })
    void whatFitsIsProposed(String template, String labels) throws IOException {
        String marked = template.replace("/etc/", "%").replace('/', '\n').replace("%", "/etc/");
        int offset = marked.indexOf('^');
        String text = marked.replace("^", "") + "\n";
        Opened document = server.open(Path.of("proposal-" + template.hashCode() + ".test.yaml"), text);
        List<Proposal> proposals = server.proposals(document, text, offset);
        assertThat(proposals).extracting(Proposal::label).contains(labels.strip().split(", "));
    }
}
