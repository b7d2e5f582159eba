package org.oscine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.diagnostic.TextRenderer;
import org.oscine.document.Node;
import org.oscine.language.Grammar;
import org.oscine.lint.ExpectedMessages;
import org.oscine.yaml.YamlParser;

/**
 * Descriptors as files: {@code wrong/NAME.yaml} is told exactly what {@code NAME.expected} says, and
 * {@code right/NAME.yaml} nothing at all. {@code -Doscine.update=true} writes the expected files anew.
 */
class DescriptorFilesTest {
    private static final Path DIRECTORY = Path.of("../schema/suite/descriptors");
    private static final boolean UPDATE = Boolean.getBoolean("oscine.update");

    static List<Path> wrong() {
        return descriptors(DIRECTORY.resolve("wrong"));
    }

    static List<Path> right() {
        return descriptors(DIRECTORY.resolve("right"));
    }

    static List<Path> shipped() throws IOException {
        return ExpectedMessages.yamlFiles(Path.of("../descriptors"));
    }

    private static List<Path> descriptors(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.toString().endsWith(".test.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void saysWhatIsWrong(Path file) throws IOException {
        String text = Files.readString(file);
        Path expected = Path.of(file.toString().replace(".yaml", ".expected"));

        Reading reading = DescriptorText.read(file.getFileName().toString(), text);
        String said = new TextRenderer(false).render(reading.diagnostics(), text);

        if (UPDATE) {
            Files.writeString(expected, said);
        }
        assertThat(reading.descriptor()).isEmpty();
        assertThat(said).isNotEmpty().isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @MethodSource({"right", "shipped"})
    void saysNothingOfWhatIsRight(Path file) throws IOException {
        String text = Files.readString(file);

        Reading reading = DescriptorText.read(file.getFileName().toString(), text);

        assertThat(new TextRenderer(false).render(reading.diagnostics(), text)).isEmpty();
        assertThat(reading.descriptor()).isPresent();
    }

    @Test
    void rightDescriptorsUseEveryKeyOfTheGrammar() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path file : right()) {
            YamlParser.Parsed parsed = YamlParser.parse(file.toString(), Files.readString(file));
            collectKeys(parsed.document().orElseThrow().root(), used);
        }
        assertThat(used).containsAll(Grammar.of("agent-1").allKeys());
    }

    @Test
    void noExpectationIsLeftWithoutItsDescriptor() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY.resolve("wrong"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".expected")))
                    .allSatisfy(file -> assertThat(Path.of(file.toString().replace(".expected", ".yaml"))).exists());
        }
    }

    private static void collectKeys(Node node, Set<String> keys) {
        switch (node) {
            case Node.Scalar scalar -> { }
            case Node.Sequence sequence -> sequence.items().forEach(item -> collectKeys(item, keys));
            case Node.Mapping mapping -> mapping.entries().forEach(entry -> {
                keys.add(entry.key().text());
                collectKeys(entry.value(), keys);
            });
        }
    }
}
