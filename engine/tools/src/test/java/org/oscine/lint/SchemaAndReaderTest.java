package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.document.Document;
import org.oscine.reader.DescriptorReader;
import org.oscine.yaml.YamlParser;

/** The grammar is told twice, in the schema and in the reader: one law, checked with every descriptor that there is. */
class SchemaAndReaderTest {
    private static final SchemaCheck SCHEMA = SchemaCheck.load();
    private static final Path RIGHT = Path.of("../schema/suite/descriptors/right");
    private static final Path WRONG = Path.of("../schema/suite/descriptors/wrong");

    /** Rules about what stands elsewhere in the file, or about regular expressions: no schema can tell. */
    private static final Set<String> ONLY_THE_READER_SEES = Set.of("unknown-reference", "unknown-probe", "value-order",
            "hidden-name", "same-interval", "unknown-level", "misplaced-arguments", "misplaced-fact", "secret-argument", "bad-share", "bad-range",
            "no-program", "bad-each", "bad-kept", "bad-pattern", "relative-path", "open-password", "no-end");

    /** Files with a line that the schema takes although it knows the rule; each with the reason. */
    private static final Map<String, String> BEYOND_THE_SCHEMA = Map.ofEntries(
            Map.entry("durations-too-long.yaml", "a pattern cannot compare numbers"),
            Map.entry("monitor-addresses.yaml", "the number of a port is too large"),
            Map.entry("condition-impossible.yaml", "a value is compared with the type of a parameter elsewhere"),
            Map.entry("condition-of-a-list.yaml", "a comparison with a value that is a list elsewhere"),
            Map.entry("condition-incomparable.yaml", "the types of parameters and values elsewhere, and two bounds beside each other"),
            Map.entry("value-choose.yaml", "what stands behind a text without a condition, and the type of a parameter elsewhere"),
            Map.entry("value-map.yaml", "a row stands behind 'other', and keys have no order in JSON"),
            Map.entry("parameter-defaults.yaml", "a default is compared with the limits beside it"),
            Map.entry("exit-map-keys.yaml", "a row stands behind 'other', and keys have no order in JSON"),
            Map.entry("monitor-outputs.yaml", "a row stands behind 'other', and keys have no order in JSON"),
            Map.entry("exit-map-overlap.yaml", "rows are compared with each other"),
            Map.entry("command-options.yaml", "a mode without quotes is a number, whose digits cannot be seen"),
            Map.entry("monitor-http.yaml", "the ends of a range are compared"),
            Map.entry("duration-too-long.yaml", "the bound is one for all units"),
            Map.entry("monitor-http-codes-rows.yaml", "rows are compared with each other, and keys have no order in JSON"));

    @TestFactory
    Stream<DynamicTest> bothTakeWhatIsRight() throws IOException {
        List<Path> files = new ArrayList<>(ExpectedMessages.yamlFiles(RIGHT));
        files.addAll(ExpectedMessages.yamlFiles(Path.of("../descriptors")));
        return tests(files, file -> {
            Document document = document(file);
            assertThat(DescriptorReader.read(document).diagnostics()).isEmpty();
            assertThat(SCHEMA.check(document)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> bothRefuseWhatTheSchemaTestsCallWrong() throws IOException {
        return tests(ExpectedMessages.yamlFiles(ExpectedMessages.WRONG), file -> {
            Document document = document(file);
            assertThat(lines(DescriptorReader.read(document).diagnostics()))
                    .isEqualTo(lines(SCHEMA.check(document)));
        });
    }

    @TestFactory
    Stream<DynamicTest> theSchemaRefusesWhatTheReaderRefusesUnlessItCannotKnow() throws IOException {
        return tests(ExpectedMessages.yamlFiles(WRONG), file -> {
            YamlParser.Parsed parsed = YamlParser.parse(file.toString(), Files.readString(file));
            boolean unreadable = !parsed.diagnostics().isEmpty();
            if (unreadable) {
                return;
            }
            Document document = parsed.document().orElseThrow();
            List<Diagnostic> readers = DescriptorReader.read(document).diagnostics();
            List<Integer> schemas = lines(SCHEMA.check(document));
            List<Diagnostic> missed = readers.stream()
                    .filter(diagnostic -> !schemas.contains(diagnostic.span().line()))
                    .filter(diagnostic -> !ONLY_THE_READER_SEES.contains(diagnostic.rule()))
                    .toList();
            if (BEYOND_THE_SCHEMA.containsKey(file.getFileName().toString())) {
                assertThat(missed).as("the schema sees it after all: take the file off the list").isNotEmpty();
            } else {
                assertThat(missed).as("the schema must see this, or BEYOND_THE_SCHEMA say why not").isEmpty();
            }
            assertThat(lines(readers)).as("the reader sees all that the schema sees").containsAll(schemas);
        });
    }

    @TestFactory
    Stream<DynamicTest> lintTellsEachMistakeOnce() throws IOException {
        Linter linter = Linter.load();
        return tests(ExpectedMessages.yamlFiles(ExpectedMessages.WRONG), file ->
                assertThat(linter.lint(file.toString(), Files.readString(file))).hasSize(1));
    }

    private static Document document(Path file) throws IOException {
        return YamlParser.parse(file.toString(), Files.readString(file)).document().orElseThrow();
    }

    private static List<Integer> lines(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(diagnostic -> diagnostic.span().line()).distinct().sorted().toList();
    }

    private interface Check {
        void check(Path file) throws IOException;
    }

    private static Stream<DynamicTest> tests(List<Path> files, Check check) {
        assertThat(files).isNotEmpty();
        return files.stream().map(file ->
                DynamicTest.dynamicTest(file.getFileName().toString(), () -> check.check(file)));
    }
}
