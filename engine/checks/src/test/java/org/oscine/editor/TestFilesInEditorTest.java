package org.oscine.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.editor.LanguageServer.Proposal;
import org.oscine.lint.ExpectedMessages;

/** What a person sees who writes a test file in an editor: asked of the language server that editors use. */
@Tag("real-editor")
class TestFilesInEditorTest extends FilesInEditor {
    private static final Path ASTERISK = Path.of("../descriptors/asterisk.test.yaml");

    TestFilesInEditorTest() {
        super("test-1.schema.json", ".test.yaml");
    }

    @TestFactory
    Stream<DynamicTest> nothingIsUnderlinedInATestFileThatIsRight() throws IOException {
        return areRight(ExpectedMessages.shippedTestFiles());
    }

    @TestFactory
    Stream<DynamicTest> aMistakeOfGrammarIsUnderlinedOnceAndExplained() throws IOException {
        return areWrong(ExpectedMessages.testFiles(ExpectedMessages.WRONG_TEST_FILES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "given:               | Given               | the machine for all cases",
        "started:             | Started             | once it has started",
        "needs: [server       | Needs               | must exist",
        "scenes:              | Scenes by name      | several cases share",
        "effects:             | Effects             | in this order",
        "not-before: 700ms    | Not before          | shortest",
    })
    void aKeyIsExplainedUnderTheMouse(String key, String title, String explanation) throws IOException {
        explains(ASTERISK, key, title, explanation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "^                                    | descriptor, given, scenes, parameters, cases",
        "given:/  ^                           | files, processes, commands, listeners, users, faults",
        "given:/  files:/    %etc%xd:/      ^ | content, program, owner, age",
        "given:/  processes:/    one:/      ^ | argv, user, running, on-signal, started",
        "given:/  commands:/    one:/      ^  | argv, output, exit, takes, hangs, needs",
        "cases:/  one:/    ^                  | action, steps, code, reason, effects, within",
        "cases:/  one:/    code: ^            | OCF_SUCCESS, OCF_NOT_RUNNING",
        "cases:/  one:/    action: ^          | start, stop, monitor, validate-all",
    })
    void whatFitsIsProposed(String template, String labels) throws IOException {
        assertThat(proposals(template)).extracting(Proposal::label).contains(labels.strip().split(", "));
    }
}
