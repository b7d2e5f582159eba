package org.oscine.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.document.Node;
import org.oscine.yaml.YamlParser;

class YamlTest {
    private static final String LETTERS = "ab \"'\\:#-{}[],&*!|>%@`$~?01.e+_=\n\t\r\u0001\u007f\u00e4\u20ac";

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a b", "true", "No", "null", "~", "1", "1.5", "1e3", "0x1f", ".inf", "-", "--", "---",
        "-x", "--long=1", "- a", "a: b", "a:b", "a #b", "a#b", "[a]", "{a}", "127.0.0.1", "0.1.0", "0644", "/a/b.c", "%i",
        "@a", "`a`", "a ", " a", "it's", "'", "a, b", "sip:a@b", "${a}", "on", "2026-01-01", "=", "<<"})
    void aTextIsReadBackAsItIs(String text) {
        assertThat(readBack("key: " + Yaml.scalar(text))).isEqualTo(text);
        assertThat(readBack("key: [" + Yaml.scalar(text) + ", x]")).isEqualTo(text);
        assertThat(readBack("key: { a: " + Yaml.scalar(text) + ", b: x }")).isEqualTo(text);
    }

    @Test
    void textsDrawnByLotAreReadBackAsTheyAre() {
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            aTextIsReadBackAsItIs(text.toString());
        }
    }

    /** The first text below the key, as a string: quotes have done their work if it is not taken for anything else. */
    private static String readBack(String yaml) {
        YamlParser.Parsed parsed = YamlParser.parse("test.yaml", yaml + "\n");
        Node.Mapping root = (Node.Mapping) parsed.document().orElseThrow(() ->
                new AssertionError(yaml + ": " + parsed.diagnostics())).root();
        Node value = root.entries().getFirst().value();
        Node.Scalar scalar = (Node.Scalar) switch (value) {
            case Node.Scalar it -> it;
            case Node.Sequence it -> it.items().getFirst();
            case Node.Mapping it -> it.entries().getFirst().value();
        };
        assertThat(scalar.type()).as(yaml).isEqualTo(Node.ScalarType.TEXT);
        return scalar.text();
    }
}
