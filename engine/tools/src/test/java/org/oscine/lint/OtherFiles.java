package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.document.Document;
import org.oscine.yaml.YamlParser;

/** A kind of files beside descriptors: one mistake, one message, and both its reader and its schema see it. */
record OtherFiles(List<Path> wrong, SchemaCheck schema, Function<Document, List<Diagnostic>> reader) {
    /** What the grammar cannot tell has this before its name. */
    private static final String ONLY_LINT = "only-lint-";

    private static final Linter LINTER = Linter.load();

    Stream<DynamicTest> aMistakeIsToldOnceAtItsPlace() {
        return wrong.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        List<Diagnostic> found = LINTER.lint(file.getFileName().toString(), Files.readString(file));
        ExpectedMessages.of(file).verify("lint", found.stream().map(one -> one.span().line() + ":" + one.span().column()
                + ": " + one.severity().word() + "[" + one.rule() + "]: " + one.summary()).toList());
        assertThat(found).as("one mistake, one message").hasSize(1);
    }

    Stream<DynamicTest> readerAndSchemaAgree() {
        return wrong.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            Document document = YamlParser.parse("file", Files.readString(file)).document().orElseThrow();
            assertThat(reader.apply(document)).isNotEmpty();
            boolean onlyLint = file.getFileName().toString().startsWith(ONLY_LINT);
            assertThat(schema.check(document).isEmpty()).as("the schema is content").isEqualTo(onlyLint);
        }));
    }

    static void areRight(List<Path> files) throws IOException {
        for (Path file : files) {
            assertThat(LINTER.lint(file.toString(), Files.readString(file))).isEmpty();
        }
    }
}
