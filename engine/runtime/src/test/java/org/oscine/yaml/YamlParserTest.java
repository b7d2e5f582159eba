package org.oscine.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Span;
import org.oscine.document.Node;
import org.oscine.document.Node.Mapping;
import org.oscine.document.Node.Scalar;
import org.oscine.document.Node.ScalarType;
import org.oscine.document.Node.Sequence;

class YamlParserTest {

    @ParameterizedTest
    @CsvSource({
        "yes, TEXT", "no, TEXT", "on, TEXT", "010, TEXT", "1:30, TEXT", "0x10, TEXT", "1_000, TEXT", "2024-01-01, TEXT",
        "1.0.0, TEXT", "1e, TEXT", "-, TEXT", "'''5''', TEXT", "0, INTEGER", "-7, INTEGER", "8192, INTEGER",
        "1.0, FLOAT", "1., FLOAT", "1e-3, FLOAT", "true, BOOLEAN", "False, BOOLEAN", "~, NULL", "null, NULL",
    })
    void takesPlainScalarsAsYaml12Does(String yaml, ScalarType type) {
        Scalar scalar = (Scalar) root("a: " + (yaml.equals("-") ? "'-'" : yaml)).get("a").orElseThrow();

        assertThat(scalar.type()).isEqualTo(type);
    }

    @Test
    void keepsTheTextOfANumberAsItIsWritten() {
        assertThat(root("mode: 0750\nport: 1.50").entries())
                .extracting(entry -> ((Scalar) entry.value()).text())
                .containsExactly("0750", "1.50");
    }

    @Test
    void knowsThePlaceOfEveryNode() {
        Mapping root = root("first: plain\nlist:\n  - \"quoted\"\n  - {a: b}\nlast: [x,\n  y]\n");

        assertThat(root.span()).isEqualTo(new Span(1, 1, 6, 5));
        assertThat(root.entries().getFirst().key().span()).isEqualTo(new Span(1, 1, 1, 6));
        assertThat(root.get("first").orElseThrow().span()).isEqualTo(new Span(1, 8, 1, 13));
        Sequence list = (Sequence) root.get("list").orElseThrow();
        assertThat(list.span()).isEqualTo(new Span(3, 3, 4, 11));
        assertThat(list.items()).extracting(Node::span)
                .containsExactly(new Span(3, 5, 3, 13), new Span(4, 5, 4, 11));
        assertThat(root.get("last").orElseThrow().span()).isEqualTo(new Span(5, 7, 6, 5));
    }

    @Test
    void countsCharactersNotCodeUnits() {
        assertThat(root("\uD83D\uDC26: x").get("\uD83D\uDC26").orElseThrow().span()).isEqualTo(new Span(1, 4, 1, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a: b\nc: d", "a: b\nc: d\n", "a: b\r\nc: d\r\n", "\uFEFFa: b\nc: d\n", "---\na: b\nc: d\n...\n"})
    void readsEveryWayToEndALine(String text) {
        assertThat(root(text).entries())
                .extracting(entry -> entry.key().text(), entry -> ((Scalar) entry.value()).text())
                .containsExactly(tuple("a", "b"), tuple("c", "d"));
    }

    @Test
    void repeatsAnAnchoredNode() {
        Mapping root = root("a: &it [x, y]\nb: *it\n");

        assertThat(root.get("b")).isEqualTo(root.get("a"));
    }

    @Test
    void namesTheFirstOfTwoEqualKeysAndKeepsItsValue() {
        YamlParser.Parsed parsed = YamlParser.parse("f", "a: 1\nb: 2\na: 3\n");

        assertThat(parsed.diagnostics()).extracting(Diagnostic::headline)
                .containsExactly("f:3:1: error[duplicate-key]: duplicate key 'a'");
        assertThat(((Scalar) ((Mapping) parsed.document().orElseThrow().root()).get("a").orElseThrow()).text())
                .isEqualTo("1");
    }

    @Test
    void refusesAnAliasBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1);
            String aliases = String.join(", ", Collections.nCopies(6, alias));
            bomb.append("a" + i + ": &a" + i + " [" + aliases + "]\n");
        }

        assertThat(onlyRule(bomb.toString())).isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void refusesAbsurdNesting(String opening) {
        assertThat(onlyRule(opening.repeat(10_000))).isEqualTo("too-deep");
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        assertThat(onlyRule("a: " + "x".repeat(1_000_001))).isEqualTo("too-large");
    }

    @Test
    void refusesTheSecondOfSeveralDocumentsButReadsTheFirst() {
        YamlParser.Parsed parsed = YamlParser.parse("f", "a: b\n---\nc: d\n---\ne: f\n");

        assertThat(parsed.diagnostics()).extracting(Diagnostic::rule).containsExactly("several-documents");
        assertThat(parsed.document()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n", "---\n...\n", "~", "\uFEFF"})
    void refusesAnEmptyFile(String text) {
        assertThat(onlyRule(text)).isEqualTo("empty-file");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 27, 127})
    void refusesControlCharacters(int character) {
        Diagnostic diagnostic = only("a: b\nc" + (char) character + ": d\n");

        assertThat(diagnostic.rule()).isEqualTo("not-text");
        assertThat(diagnostic.span()).isEqualTo(new Span(2, 2, 2, 3));
        assertThat(diagnostic.summary()).isEqualTo("a control character (U+%04X)".formatted(character));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        YamlParser.Parsed parsed = YamlParser.parse("f", "a: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(parsed.diagnostics()).extracting(Diagnostic::headline)
                .containsExactly("f:1:7: error[not-text]: a byte that is not UTF-8");
    }

    @Test
    void readsUtf8() {
        assertThat(YamlParser.parse("f", "a: caf\u00e9\n".getBytes(StandardCharsets.UTF_8)).diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "%YAML 3.0\n---\na: b\n", "%YAML 1.99999999999\n---\na: b\n", "a: *\n", "a: &\n", "a: \"\\ud800\"\n",
        "a: }\n", "a: b\n...\nfoo\n", "a: |x\n  y\n", "a: ?\n", "- a\nb: c\n", "a: <<: b\n",
        "{a: b\n", "!!map {a: b}\n", "\"\\x"})
    void saysOneThingAboutWhateverElseIsWrong(String text) {
        assertThat(YamlParser.parse("f", text).diagnostics()).hasSizeLessThanOrEqualTo(1)
                .allSatisfy(diagnostic -> assertThat(diagnostic.help()).isNotEmpty());
    }

    private static Mapping root(String text) {
        YamlParser.Parsed parsed = YamlParser.parse("f", text);
        assertThat(parsed.diagnostics()).isEmpty();
        return (Mapping) parsed.document().orElseThrow().root();
    }

    private static String onlyRule(String text) {
        return only(text).rule();
    }

    private static Diagnostic only(String text) {
        YamlParser.Parsed parsed = YamlParser.parse("f", text);
        assertThat(parsed.document()).isEmpty();
        assertThat(parsed.diagnostics()).hasSize(1);
        return parsed.diagnostics().getFirst();
    }
}
