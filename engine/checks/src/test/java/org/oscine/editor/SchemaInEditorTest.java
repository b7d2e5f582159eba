package org.oscine.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
class SchemaInEditorTest extends FilesInEditor {
    private static final Path DESCRIPTORS = Path.of("../descriptors");
    private static final Path ASTERISK = DESCRIPTORS.resolve("asterisk.yaml");

    SchemaInEditorTest() {
        super("agent-1.schema.json", ".yaml");
    }

    @TestFactory
    Stream<DynamicTest> nothingIsUnderlinedInADescriptorThatIsRight() throws IOException {
        List<Path> files = new ArrayList<>(ExpectedMessages.yamlFiles(DESCRIPTORS));
        files.addAll(ExpectedMessages.yamlFiles(Path.of("../schema/suite/descriptors/right")));
        return areRight(files);
    }

    @TestFactory
    Stream<DynamicTest> aMistakeIsUnderlinedOnceAndExplained() throws IOException {
        return areWrong(ExpectedMessages.yamlFiles(ExpectedMessages.WRONG));
    }

    /** What can stand in its place is offered; of the keys only those that are not there yet. */
    @ParameterizedTest
    @CsvSource({"status:, statuss:, status, start", "signal: KILL, signal: KLIL, KILL, SIGKILL",
        "type: boolean, type: bool, boolean, bool"})
    void aMisspeltWordHasQuickFixes(String right, String wrong, String offered, String notOffered) throws IOException {
        String text = Files.readString(ASTERISK).replaceFirst("\\b" + right, wrong);
        Opened opened = server().open(DESCRIPTORS.resolve("quick-fix-" + offered + ".yaml"), text);
        assertThat(server().fixes(opened)).contains(offered).doesNotContain(notOffered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "agent: asterisk        | Agent            | the name of the agent",
        "parameters:            | Parameters by name | what an administrator can set",
        "type: arguments        | Type             | several arguments in one string",
        "minimum: 1             | Minimum          | smallest value",
        "format: asterisk       | Format           | dialect of asterisk",
        "binary: sipsak         | Program          | found on the path",
        "pidfile: $             | Pidfile          | contains the pid",
        "max-age: 30s           | Greatest age     | how old the canary file",
        "monitor:               | Monitor probes by name | does it work",
        "without-environment:   | Without environment | removed from the environment",
        "output: active         | Expected output  | regular expression",
        "when: monitor_sipuri   | When             | only if all of these conditions hold",
        "exit: {                | Exit map         | the first row that matches decides",
        "command:               | Command          | background",
        "limits: {              | Limits           | prlimit",
        "nofile:                | Number of open files | unlimited",
        "signal: TERM           | Signal           | main processes",
        "share: 40 }            | Share            | percentage of the time",
        "interval: 20s          | Interval         | recurring monitor",
    })
    void aKeyIsExplainedUnderTheMouse(String key, String title, String explanation) throws IOException {
        explains(ASTERISK, key, title, explanation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "^                                    | new agent, agent, parameters, validate, status, start, stop",
        "validate:/  one:/    ^                              | binary, file, directory, user, group, root, run, when",
        "status:/  one:/    ^                                | pidfile, process, canary, run, executable, max-age",
        "monitor:/  one:/    ^                               | run, tcp, udp, unix-socket, http, level",
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
        List<Proposal> proposals = proposals(template);
        assertThat(proposals).extracting(Proposal::label).contains(labels.strip().split(", "));
        assertThat(proposals).filteredOn(proposal -> !proposal.label().equals("new agent"))
                .allSatisfy(proposal -> assertThat(proposal.documentation()).isNotBlank());
    }

    @Test
    void theWholeNewAgentThatIsProposedIsRight() throws IOException {
        Opened empty = server().open(Path.of("empty.yaml"), "\n");
        String snippet = server().proposals(empty, "\n", 0).stream()
                .filter(proposal -> proposal.label().equals("new agent"))
                .map(Proposal::insertText)
                .findFirst().orElseThrow();
        String filledIn = snippet.replace("${1:name}", "xd").replaceAll("\\$\\{\\d:([^}]*)}", "$1").replace("\\$", "$");
        Opened agent = server().open(Path.of("filled-in.yaml"), filledIn);
        assertThat(server().underlined(agent)).as(filledIn).isEmpty();
    }
}
