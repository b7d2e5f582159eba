package org.oscine.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.editor.LanguageServer.Proposal;
import org.oscine.lint.ExpectedMessages;

/** What a person sees who writes a setup file of conform in an editor: asked of the language server that editors use. */
@Tag("real-editor")
class SetupsInEditorTest extends FilesInEditor {
    private static final Path ASTERISK = Path.of("../descriptors/asterisk.conform.yaml");

    SetupsInEditorTest() {
        super("conform-1.schema.json", ".conform.yaml");
    }

    @TestFactory
    Stream<DynamicTest> nothingIsUnderlinedInASetupThatIsRight() throws IOException {
        List<Path> files = new ArrayList<>(ExpectedMessages.setups(Path.of("../descriptors")));
        files.addAll(ExpectedMessages.setups(Path.of("../samples")));
        return areRight(files);
    }

    @TestFactory
    Stream<DynamicTest> aMistakeOfGrammarIsUnderlinedOnceAndExplained() throws IOException {
        return areWrong(ExpectedMessages.setups(ExpectedMessages.WRONG_SETUPS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "packages:    | Packages           | nothing is installed",
        "values:      | Values by name     | inserts one in the values after it",
        "default:     | Default            | if the variable is not set",
        "lay:         | Lay                | run as root in this order",
        "modes:       | Modes by name      | all faults are tried in each",
    })
    void aKeyIsExplainedUnderTheMouse(String key, String title, String explanation) throws IOException {
        explains(ASTERISK, key, title, explanation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "^                       | conform, packages, values, lay, files, clear, parameters, modes, service, skip",
        "values:/  one:/    ^    | environment, default",
        "files:/  %etc%xd:/    ^ | content, mode, owner",
        "service:/  ^            | pidfile, config, config-parameter, program, user, folder, socket, companion",
        "skip:/  ^               | server-killed, pidfile-lost, slow-stop, cut-start",
    })
    void whatFitsIsProposed(String template, String labels) throws IOException {
        assertThat(proposals(template)).extracting(Proposal::label).contains(labels.strip().split(", "));
    }
}
