package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.oscine.document.Document;
import org.oscine.yaml.YamlParser;

class SchemaCheckTest {
    private static final SchemaCheck CHECK = SchemaCheck.load();

    @TestFactory
    Stream<DynamicTest> aMistakeIsToldOnceAtItsPlace() throws IOException {
        return ExpectedMessages.yamlFiles(ExpectedMessages.WRONG).stream().map(file ->
                DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        List<Diagnostic> diagnostics = check(Files.readString(file));
        assertThat(diagnostics).as("one mistake, one message").hasSize(1);
        Diagnostic one = diagnostics.getFirst();
        String place = one.span().line() + ":" + one.span().column() + ": ";
        ExpectedMessages.of(file).verify("lint",
                List.of(place + one.severity().word() + "[" + one.rule() + "]: " + one.summary()));
        ExpectedMessages.of(file).verify("help", one.help().isEmpty() ? List.of() : List.of(one.help()));
    }

    @TestFactory
    Stream<DynamicTest> theDescriptorsAreRight() throws IOException {
        return ExpectedMessages.yamlFiles(Path.of("../descriptors")).stream().map(file ->
                DynamicTest.dynamicTest(file.getFileName().toString(),
                        () -> assertThat(check(Files.readString(file))).isEmpty()));
    }

    @Test
    void everyMissingKeyOfAnEmptyMappingIsTold() {
        assertThat(check("{}")).extracting(Diagnostic::summary).containsExactlyInAnyOrder(
                "the key 'agent' is missing", "the key 'version' is missing", "the key 'summary' is missing",
                "the key 'start' is missing", "the key 'stop' is missing");
    }

    @Test
    void aFileThatIsNoMappingIsToldSo() {
        assertThat(check("just a text")).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.rule()).isEqualTo("wrong-type");
            assertThat(diagnostic.summary()).isEqualTo(
                    "descriptor of an agent: expected a mapping, not a single value");
        });
    }

    @Test
    void twoMistakesInOneEntryAreBothTold() {
        List<String> places = new ArrayList<>();
        for (Diagnostic diagnostic : check("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                start: { foreground: [xd, $HOME], umask: rwx }
                stop: { steps: { end: { signal: TERM } } }
                """)) {
            places.add(diagnostic.span().line() + ":" + diagnostic.span().column());
        }
        assertThat(places).containsExactly("4:27", "4:42");
    }

    /** The patterns of the schema run on the engine of Java's regular expressions, which recurses. */
    @Test
    void aLongTextIsNoTrouble() {
        String longText = "no dollar here but one there $$ ".repeat(500);
        assertThat(check("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                description: %s
                values: { long: { text: "%s" } }
                start: { foreground: [xd] }
                stop: { steps: { end: { signal: TERM } } }
                """.formatted(longText, longText))).isEmpty();
    }

    @Test
    void awkwardKeysKeepTheirPlaces() {
        assertThat(check("""
                agent: xd
                version: 1.0.0
                summary: The example daemon
                validate: { "a/b~c": { files: /etc/xd.conf } }
                start: { foreground: [xd] }
                stop: { steps: { end: { signal: TERM } } }
                """)).singleElement().satisfies(diagnostic -> {
                    assertThat(diagnostic.span().column()).isEqualTo(24);
                    assertThat(diagnostic.help()).isEqualTo("did you mean 'file'?");
                });
    }

    private static List<Diagnostic> check(String text) {
        Document document = YamlParser.parse("test.yaml", text).document().orElseThrow();
        return CHECK.check(document);
    }
}
