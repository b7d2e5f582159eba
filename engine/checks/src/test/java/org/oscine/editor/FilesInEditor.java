package org.oscine.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestInstance;
import org.oscine.Needed;
import org.oscine.editor.LanguageServer.Opened;
import org.oscine.editor.LanguageServer.Proposal;
import org.oscine.lint.ExpectedMessages;

/** What a person sees who writes files of one kind in an editor: asked of the language server that editors use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilesInEditor {
    private final String schema;
    private final String ending;
    private LanguageServer server;

    /**
     * @param schema of such files, in the directory of the schemas
     * @param ending of their names
     */
    FilesInEditor(String schema, String ending) {
        this.schema = schema;
        this.ending = ending;
    }

    @BeforeAll
    void startServer() throws IOException {
        Optional<Path> program = Installation.find();
        Needed.that(program.isPresent(), "yaml-language-server", "the schemas in a real editor");
        server = LanguageServer.start(program.get(), Path.of("../schema", schema).toAbsolutePath().normalize(), "*" + ending);
    }

    @AfterAll
    void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    LanguageServer server() {
        return server;
    }

    /** Nothing is underlined in any of these. */
    Stream<DynamicTest> areRight(List<Path> files) throws IOException {
        return open(files).entrySet().stream().map(file -> DynamicTest.dynamicTest(
                file.getKey().getFileName().toString(),
                () -> assertThat(server.underlined(file.getValue())).isEmpty()));
    }

    /** Each of these has one mistake, which is underlined once and explained as it is expected. */
    Stream<DynamicTest> areWrong(List<Path> all) throws IOException {
        List<Path> files = all.stream().filter(file -> !file.getFileName().toString().startsWith("only-lint-")).toList();
        assertThat(files).hasSizeGreaterThan(15);
        return open(files).entrySet().stream().map(file -> DynamicTest.dynamicTest(
                file.getKey().getFileName().toString(), () -> compare(file.getKey(), file.getValue())));
    }

    private void compare(Path file, Opened document) throws IOException {
        List<String> seen = server.underlined(document).stream()
                .map(one -> one.line() + ":" + one.column() + ": " + one.message())
                .toList();
        ExpectedMessages.of(file).verify("editor", seen);
        assertThat(seen).as("one mistake, one message").hasSize(1);
    }

    /** All are opened before the first is waited for, so that the server works while the tests do. */
    private Map<Path, Opened> open(List<Path> files) throws IOException {
        Map<Path, Opened> opened = new LinkedHashMap<>();
        for (Path file : files) {
            opened.put(file, server.open(file, Files.readString(file)));
        }
        return opened;
    }

    /** What is shown with the mouse over a key of a file. */
    void explains(Path file, String key, String title, String explanation) throws IOException {
        String text = Files.readString(file);
        int offset = text.indexOf(key);
        assertThat(offset).as(file + " has " + key).isNotNegative();
        Opened document = server.open(Path.of("hover-" + Integer.toHexString(key.hashCode()) + ending), text);
        assertThat(server.hover(document, text, offset + 1))
                .startsWith("#### " + title)
                .containsIgnoringCase(explanation);
    }

    /** What is proposed at the {@code ^} of a text, in which / stands for the end of a line and % for a slash. */
    List<Proposal> proposals(String template) throws IOException {
        return proposed(template.replace('/', '\n').replace('%', '/'));
    }

    private List<Proposal> proposed(String marked) throws IOException {
        int offset = marked.indexOf('^');
        String text = marked.replace("^", "") + "\n";
        Opened document = server.open(Path.of("proposal-" + Integer.toHexString(marked.hashCode()) + ending), text);
        return server.proposals(document, text, offset);
    }
}
