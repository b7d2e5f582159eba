package org.oscine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.document.Node;
import org.oscine.format.Formatter.Result;
import org.oscine.yaml.YamlParser;

/** Pairs of files NAME.yaml and NAME.formatted, and laws that hold for every file there is. */
class FormatterTest {
    private static final Path PAIRS = Path.of("tools/src/test/resources/format");
    private static final boolean UPDATE = Boolean.getBoolean("oscine.update");

    @TestFactory
    Stream<DynamicTest> pairs() throws IOException {
        return yaml(PAIRS).stream().map(file -> dynamicTest(file.getFileName().toString(), () -> {
            Path expected = file.resolveSibling(file.getFileName().toString().replace(".yaml", ".formatted"));
            String formatted = format(Files.readString(file));
            if (UPDATE) {
                Files.writeString(expected, formatted);
            }
            assertThat(formatted).isEqualTo(Files.readString(expected));
            assertThat(format(formatted)).as("formatted again").isEqualTo(formatted);
        }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsShippedIsInItsCanonicalForm() throws IOException {
        List<Path> files = new ArrayList<>(yaml(Path.of("../descriptors")));
        files.addAll(yaml(Path.of("../samples")));
        files.addAll(yaml(Path.of("scripts")));
        files.addAll(yaml(Path.of("tools/src/main/resources/org/oscine/lint/rule")));
        return files.stream().map(file -> dynamicTest(file.toString(), () -> {
            String text = Files.readString(file);
            assertThat(format(text)).isEqualTo(text);
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyFileKeepsItsMeaningAndItsComments() throws IOException {
        List<Path> files = yaml(Path.of("tools/src/test/resources"));
        files.addAll(yaml(Path.of("../schema/suite")));
        files.addAll(yaml(Path.of("../descriptors")));
        assertThat(files).hasSizeGreaterThan(100);
        return files.stream().map(file ->
                dynamicTest(file.toString(), () -> keepsMeaning(Files.readString(file), file)));
    }

    private static void keepsMeaning(String text, Path file) {
        if (!(Formatter.format(file.toString(), text) instanceof Result.Formatted(String formatted))) {
            assertThat(YamlParser.parse("f", text).diagnostics()).isNotEmpty();
            return;
        }
        assertThat(Meaning.isSame(root(text), root(formatted))).as(formatted).isTrue();
        assertThat(words(formatted)).as("words, also of comments").isEqualTo(words(text));
        assertThat(format(formatted)).as("formatted again").isEqualTo(formatted);
    }

    /** Random changes of indentation, order and empty lines, all taken back. */
    @Test
    void aDescriptorThatWasShuffledAndIndentedComesBack() throws IOException {
        String text = Files.readString(Path.of("../descriptors/asterisk.yaml"));
        Random random = new Random(4711);
        for (int round = 0; round < 50; round++) {
            assertThat(format(disordered(text, random))).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"? ", "# c\r? \n", "? a\n: b\n", "a:\n  ? b\n  : c\n", "{ ? a : b }", "a: [{ ? b : c }]\n"})
    void keysThatAQuestionMarkBeginsAreRefusedAtTheirPlace(String text) {
        assertThat(Formatter.format("xd.yaml", text)).isInstanceOfSatisfying(Result.Refused.class, refused ->
                assertThat(refused.diagnostics()).hasSize(1).allSatisfy(it -> {
                    assertThat(it.rule()).isEqualTo("explicit-key");
                    assertThat(it.span().line()).isPositive();
                }));
    }

    @Test
    void aQuestionMarkElsewhereIsNone() {
        assertThat(format("a: { b: what?, c?: d }\n# is it?\ne: f ?\ng: h\n")).contains("c?: d").contains("g: h");
    }

    /** Comments at places where nobody would put them. */
    @TestFactory
    Stream<DynamicTest> commentsAnywhereStay() throws IOException {
        List<Path> files = yaml(Path.of("../schema/suite/descriptors/right"));
        files.addAll(yaml(Path.of("../descriptors")));
        files.addAll(yaml(PAIRS));
        return files.stream().map(file -> dynamicTest(file.toString(), () -> {
            Random random = new Random(file.getFileName().toString().hashCode());
            for (int round = 0; round < 40; round++) {
                keepsMeaning(commented(Files.readString(file), random), file);
            }
        }));
    }

    private static String commented(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = 0; i < 4; i++) {
            int at = random.nextInt(lines.size() + 1);
            lines.add(at, " ".repeat(random.nextInt(9)) + "# comment " + i);
            lines.addAll(at + random.nextInt(2), Collections.nCopies(random.nextInt(3), ""));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String disordered(String text, Random random) {
        List<String> sections = new ArrayList<>(List.of(text.split("(?m)^(?=[a-z])")));
        String top = sections.removeFirst();
        Collections.shuffle(sections, random);
        StringBuilder disordered = new StringBuilder(top);
        int width = 1 + random.nextInt(4);
        for (String section : sections) {
            for (String line : section.stripTrailing().split("\n", -1)) {
                int indent = line.length() - line.stripLeading().length();
                disordered.append(" ".repeat(indent / 2 * width)).append(line.stripLeading());
                boolean plain = line.endsWith(" }");
                disordered.append(plain ? " ".repeat(random.nextInt(3)) : "").append('\n');
            }
            disordered.append("\n".repeat(random.nextInt(3)));
        }
        return disordered.toString();
    }

    @Test
    void anOrderThatMattersIsAChangeOfMeaning() {
        assertThat(Meaning.isSame(root("a: 1\nb: 2\n"), root("b: 2\na: 1\n"))).isTrue();
        assertThat(Meaning.isSame(root("exit: { 0: a, other: b }\n"), root("exit: { other: b, 0: a }\n"))).isFalse();
        assertThat(Meaning.isSame(root("a: 1\n"), root("a: '1'\n"))).isFalse();
        assertThat(Meaning.isSame(root("a: [1, 2]\n"), root("a: [2, 1]\n"))).isFalse();
        assertThat(Meaning.isSame(root("a: 1\n"), root("a: 1\nb: 2\n"))).isFalse();
    }

    @Test
    void whatIsNoYamlIsLeftAlone() {
        assertThat(Formatter.format("xd.yaml", "agent: [xd\n")).isInstanceOf(Result.Refused.class);
        assertThat(Formatter.format("xd.yaml", "agent: xd\nagent: xe\n")).isInstanceOf(Result.Refused.class);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(List.of(text.replace("\uFEFF", "").strip().split("\\s+")));
        Collections.sort(words);
        return words;
    }

    private static Node root(String text) {
        return YamlParser.parse("f", text).document().orElseThrow().root();
    }

    private static String format(String text) {
        return ((Result.Formatted) Formatter.format("xd.yaml", text)).text();
    }

    private static List<Path> yaml(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList());
        }
    }
}
