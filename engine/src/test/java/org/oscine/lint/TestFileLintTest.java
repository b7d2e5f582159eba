package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.document.Document;
import org.oscine.testfile.TestFileReader;
import org.oscine.yaml.YamlParser;

/** Reader and schema of test files: one mistake, one message, and both see it. */
class TestFileLintTest {
    /** What the grammar cannot tell has this before its name. */
    private static final String ONLY_LINT = "only-lint-";

    private static final Linter LINTER = Linter.load();
    private static final SchemaCheck SCHEMA = SchemaCheck.ofTestFiles();

    @TestFactory
    Stream<DynamicTest> aMistakeIsToldOnceAtItsPlace() throws IOException {
        List<Path> files = ExpectedMessages.testFiles(ExpectedMessages.WRONG_TEST_FILES);
        assertThat(files).hasSizeGreaterThan(25);
        return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        List<Diagnostic> found = LINTER.lint(file.getFileName().toString(), Files.readString(file));
        ExpectedMessages.of(file).verify("lint", found.stream().map(one -> one.span().line() + ":" + one.span().column()
                + ": " + one.severity().word() + "[" + one.rule() + "]: " + one.summary()).toList());
        assertThat(found).as("one mistake, one message").hasSize(1);
    }

    @TestFactory
    Stream<DynamicTest> theReaderAndTheSchemaAgree() throws IOException {
        return ExpectedMessages.testFiles(ExpectedMessages.WRONG_TEST_FILES).stream().map(file ->
                DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Document document = YamlParser.parse("test", Files.readString(file)).document().orElseThrow();
                    assertThat(TestFileReader.read(document).diagnostics()).isNotEmpty();
                    boolean onlyLint = file.getFileName().toString().startsWith(ONLY_LINT);
                    assertThat(SCHEMA.check(document).isEmpty()).as("the schema is content").isEqualTo(onlyLint);
                }));
    }

    @Test
    void theShippedTestFilesAreRight() throws IOException {
        List<Path> files = ExpectedMessages.shippedTestFiles();
        assertThat(files).hasSizeGreaterThan(8);
        for (Path file : files) {
            assertThat(LINTER.lint(file.toString(), Files.readString(file))).isEmpty();
        }
    }
}
