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
import org.junit.jupiter.api.DynamicTest;
import org.oscine.Needed;
import org.oscine.editor.LanguageServer.Opened;
import org.oscine.editor.LanguageServer.Proposal;
import org.oscine.lint.ExpectedMessages;

/** One kind of files in an editor: what its language server, with the schema of that kind, shows a person. */
final class FilesInEditor implements AutoCloseable {
    private final LanguageServer server;
    private final String ending;

    /** @param ending of the names of such files */
    FilesInEditor(String schema, String ending) throws IOException {
        Optional<Path> program = Installation.find();
        Needed.that(program.isPresent(), "yaml-language-server", "the schemas in a real editor");
        this.ending = ending;
        this.server = LanguageServer.start(program.get(), Path.of("../schema", schema).toAbsolutePath().normalize(),
                "*" + ending);
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
    Stream<DynamicTest> areWrong(List<Path> files) throws IOException {
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

    /** What is proposed at the {@code ^} of a text. */
    List<Proposal> proposals(String marked) throws IOException {
        int offset = marked.indexOf('^');
        String text = marked.replace("^", "") + "\n";
        Opened document = server.open(Path.of("proposal-" + Integer.toHexString(marked.hashCode()) + ending), text);
        return server.proposals(document, text, offset);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
