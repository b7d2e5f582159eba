package org.oscine.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.TextRenderer;
import org.oscine.lint.ExpectedMessages;
import org.oscine.lint.Linter;

/**
 * Every rule against its own examples, which explain it to people as well, and against further ones in test
 * resources. With {@code -Doscine.update=true} the expected texts are written, not compared.
 */
class RulesTest {
    private static final Linter LINTER = Linter.load();
    private static final Path CLASSES = Path.of("tools/src/main/java/org/oscine/lint/rule");
    private static final Path GUIDES = Path.of("tools/src/main/resources/org/oscine/lint/rule");
    private static final Path FURTHER = Path.of("tools/src/test/resources/lint");
    private static final boolean UPDATE = Boolean.getBoolean("oscine.update");

    @Test
    void everyRuleThereIsIsUsed() throws IOException {
        List<String> written = new ArrayList<>();
        try (Stream<Path> files = Files.list(CLASSES)) {
            for (Path file : files.toList()) {
                if (Files.readString(file).contains(" implements Rule {")) {
                    written.add(file.getFileName().toString().replace(".java", ""));
                }
            }
        }
        assertThat(Rules.ALL).extracting(rule -> rule.getClass().getSimpleName())
                .containsExactlyInAnyOrderElementsOf(written)
                .isSorted()
                .hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void noDirectoryBelongsToNoRule() throws IOException {
        for (Path directory : List.of(GUIDES, FURTHER)) {
            try (Stream<Path> directories = Files.list(directory)) {
                assertThat(directories.map(it -> it.getFileName().toString()))
                        .allSatisfy(name -> assertThat(Rules.named(name)).as(name).isPresent());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> theBadExampleHasThisFaultAndNoOther() {
        return Rules.ALL.stream().map(rule -> dynamicTest(rule.name(), () -> {
            Path directory = GUIDES.resolve(rule.name());
            String bad = Files.readString(directory.resolve("bad.yaml"));
            List<Diagnostic> found = LINTER.lint(Guide.FILE, bad);
            assertThat(found).extracting(Diagnostic::rule).isNotEmpty().containsOnly(rule.name());
            assertThat(found).extracting(Diagnostic::severity).containsOnly(rule.severity());
            verify(directory.resolve("bad.expected"), new TextRenderer(false).render(found, bad));
        }));
    }

    @TestFactory
    Stream<DynamicTest> theGoodExampleIsClean() {
        return Rules.ALL.stream().map(rule -> dynamicTest(rule.name(), () ->
                assertThat(LINTER.lint(Guide.FILE, Files.readString(GUIDES.resolve(rule.name() + "/good.yaml"))))
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> furtherExamples() throws IOException {
        try (Stream<Path> files = Files.walk(FURTHER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .map(file -> dynamicTest(FURTHER.relativize(file).toString(), () -> checkFurther(file)));
        }
    }

    private static void checkFurther(Path file) throws IOException {
        String rule = file.getParent().getFileName().toString();
        String text = Files.readString(file);
        List<Diagnostic> found = LINTER.lint(Guide.FILE, text).stream()
                .filter(diagnostic -> diagnostic.rule().equals(rule))
                .toList();
        assertThat(LINTER.lint(Guide.FILE, text))
                .extracting(Diagnostic::rule)
                .allSatisfy(name -> assertThat(Rules.named(name)).as("no fault of the grammar").isPresent());
        String expected = file.getFileName().toString().replace(".yaml", ".expected");
        verify(file.resolveSibling(expected), new TextRenderer(false).render(found, text));
    }

    @TestFactory
    Stream<DynamicTest> whatIsShippedIsClean() throws IOException {
        List<Path> shipped = new ArrayList<>();
        for (String directory : List.of("../descriptors", "../samples", "scripts")) {
            shipped.addAll(ExpectedMessages.yamlFiles(Path.of(directory)));
        }
        assertThat(shipped).hasSizeGreaterThanOrEqualTo(3);
        return shipped.stream().map(file -> dynamicTest(file.toString(), () ->
                assertThat(LINTER.lint(file.toString(), Files.readString(file))).isEmpty()));
    }

    private static void verify(Path expected, String actual) throws IOException {
        if (UPDATE) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }
}
