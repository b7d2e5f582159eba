package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Severity;
import org.oscine.diagnostic.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Read back with a library that had no part in the writing. */
class RenderersForProgramsTest {
    private static final String ODD = "a \"quoted\" \\ text,\n\ttwo lines, \u0001 and \uD83D\uDC26";
    private static final Diagnostic WARNING =
            new Diagnostic("some-rule", Severity.WARNING, "my agents/xd é.yaml", new Span(2, 3, 4, 5), ODD, "do this");
    private static final Diagnostic ERROR = Diagnostic.error("another-rule", "/etc/xd.yaml", Span.START, "wrong", "");

    @Test
    void jsonHoldsEveryPartOfADiagnostic() {
        JsonNode json = read(JsonRenderer.render(List.of(WARNING, ERROR)));
        assertThat(json.size()).isEqualTo(2);
        assertThat(json.get(0)).isEqualTo(read("""
                {"file": "my agents/xd é.yaml", "line": 2, "column": 3, "endLine": 4, "endColumn": 5,
                 "severity": "warning", "rule": "some-rule", "help": "do this",
                 "message": "a \\"quoted\\" \\\\ text,\\n\\ttwo lines, \\u0001 and \uD83D\uDC26"}"""));
        assertThat(json.at("/1/severity").asString()).isEqualTo("error");
    }

    @Test
    void jsonOfNothingIsAnEmptyList() {
        assertThat(JsonRenderer.render(List.of())).isEqualTo("[]\n");
    }

    @Test
    void sarifNamesItsVersionToolAndColumns() {
        JsonNode log = read(sarif(List.of()));
        assertThat(log.path("version").asString()).isEqualTo("2.1.0");
        assertThat(log.path("$schema").asString()).endsWith("sarif-2.1.0.json");
        JsonNode run = log.at("/runs/0");
        assertThat(run.path("columnKind").asString()).isEqualTo("unicodeCodePoints");
        assertThat(run.at("/tool/driver/name").asString()).isEqualTo("oscine");
        assertThat(run.at("/tool/driver/version").asString()).isEqualTo("1.2.3");
        assertThat(run.path("results").isArray()).isTrue();
        assertThat(run.path("results").size()).isZero();
    }

    @Test
    void sarifTellsWhatWhereAndByWhichRule() {
        JsonNode run = read(sarif(List.of(WARNING, ERROR, WARNING))).at("/runs/0");
        assertThat(run.at("/tool/driver/rules")).isEqualTo(read("""
                [{"id": "another-rule"}, {"id": "some-rule", "shortDescription": {"text": "Some fault."}}]"""));
        JsonNode warning = run.at("/results/0");
        assertThat(warning.path("ruleId").asString()).isEqualTo("some-rule");
        assertThat(warning.path("ruleIndex").asInt()).isEqualTo(1);
        assertThat(warning.path("level").asString()).isEqualTo("warning");
        assertThat(warning.at("/message/text").asString()).isEqualTo(ODD + "; do this");
        assertThat(warning.at("/locations/0/physicalLocation/region")).isEqualTo(read("""
                {"startLine": 2, "startColumn": 3, "endLine": 4, "endColumn": 5}"""));
        assertThat(uri(warning)).isEqualTo("my%20agents/xd%20%C3%A9.yaml");
        assertThat(run.at("/results/1/level").asString()).isEqualTo("error");
        assertThat(run.at("/results/1/message/text").asString()).isEqualTo("wrong");
        assertThat(uri(run.at("/results/1"))).isEqualTo("file:///etc/xd.yaml");
    }

    private static String uri(JsonNode result) {
        return result.at("/locations/0/physicalLocation/artifactLocation/uri").asString();
    }

    private static String sarif(List<Diagnostic> diagnostics) {
        return new SarifRenderer("1.2.3", Map.of("some-rule", "Some fault.")).render(diagnostics);
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
