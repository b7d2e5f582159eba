package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.lint.Explanation.Answer;
import org.oscine.lint.rule.Guide;
import org.oscine.lint.rule.Rule;
import org.oscine.lint.rule.Rules;
import tools.jackson.databind.JsonNode;

class ExplanationTest {
    private static final SchemaText SCHEMA = SchemaText.load();

    @Test
    void aKeyIsToldWithItsFormDefaultWordsAndExample() {
        assertThat(of("parameters.type"))
                .startsWith("parameters.type (one of string, integer, boolean, enum, arguments, time, secret, "
                        + "default string)\n\nThe type of the value.\n\n- string: Any string.\n")
                .endsWith("For example:\n\n  type: integer\n");
    }

    @Test
    void aKindIsToldWithWhatMayStandBesideIt() {
        assertThat(of("status.pidfile")).contains(
                "Allowed with it: executable (required), arguments, user, working-directory, when, unless.");
    }

    @Test
    void namesOfEntriesMayStandInAPathOrNot() {
        assertThat(of("stop.steps.my step.signal").lines().skip(1))
                .isEqualTo(of("stop.steps.signal").lines().skip(1).toList());
    }

    @Test
    void aSectionIsToldWithTheKindsAndOptionsOfItsEntries() {
        assertThat(of("status")).contains("Each entry is exactly one of:\n\n  pidfile  The file that contains");
        assertThat(of("actions.monitor")).contains("Keys:\n\n  timeout   ");
        assertThat(of("agent")).startsWith("agent (string, required)\n");
    }

    @Test
    void theMappingsOfAListHaveKeysToo() {
        assertThat(of("monitor.dialogue")).contains("Keys:\n\n  send    What to send");
        assertThat(of("monitor.dialogue.expect")).startsWith("monitor.dialogue.expect (string)\n");
    }

    @Test
    void keysOfManyPlacesNeedNoPath() {
        assertThat(of("limits").lines().skip(1)).isEqualTo(of("start.limits").lines().skip(1).toList());
        assertThat(of("when")).startsWith("when (");
    }

    static Stream<String> everyPath() {
        List<String> paths = new ArrayList<>();
        collect("", SCHEMA.root(), paths, 0);
        return paths.stream();
    }

    @ParameterizedTest
    @MethodSource("everyPath")
    void everyKeyOfTheLanguageIsExplained(String path) {
        String text = of(path);
        assertThat(text).startsWith(path + " (").doesNotContain("`").endsWith("\n").doesNotEndWith("\n\n");
        assertThat(text.lines().count()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aRuleIsToldWithItsExamplesAndMessage() {
        Rule rule = Rules.named("unused-parameter").orElseThrow();
        assertThat(of("unused-parameter"))
                .startsWith("unused-parameter (warning)\n\nA parameter is declared but never used.\n")
                .contains("\nWrong:\n\n  agent: xd\n", "\n" + Guide.of(rule).message(), "\nRight:\n\n  agent: xd\n");
    }

    @Test
    void theOverviewNamesEverySectionAndRule() {
        String overview = Explanation.overview();
        assertThat(Rules.ALL).allSatisfy(rule -> assertThat(overview).contains("\n  " + rule.name() + " "));
        assertThat(SCHEMA.root().path("properties").propertyNames())
                .allSatisfy(section -> assertThat(overview).contains("\n  " + section + " "));
    }

    @Test
    void whatIsMisspeltGetsASuggestion() {
        assertThat(Explanation.of("start.comand"))
                .isEqualTo(new Answer.Unknown("'start' has no key 'comand'", "did you mean 'command'?"));
        assertThat(Explanation.of("unused-paramter")).isEqualTo(new Answer.Unknown(
                "there is no key and no rule 'unused-paramter'",
                "did you mean 'unused-parameter'?"));
        assertThat(Explanation.of("agent.name"))
                .isEqualTo(new Answer.Unknown("'agent' has no keys below it", ""));
        assertThat(Explanation.of("")).isInstanceOf(Answer.Unknown.class);
        assertThat(Explanation.of("start..log")).isInstanceOf(Answer.Unknown.class);
    }

    private static void collect(String prefix, JsonNode node, List<String> paths, int depth) {
        JsonNode entry = node.path("additionalProperties").has("$ref")
                ? SCHEMA.resolved(node.path("additionalProperties")) : node;
        for (var property : entry.path("properties").properties()) {
            String path = prefix + property.getKey();
            paths.add(path);
            if (depth < 3) {
                collect(path + ".", SCHEMA.resolved(property.getValue()), paths, depth + 1);
            }
        }
    }

    private static String of(String topic) {
        return ((Answer.Known) Explanation.of(topic)).text();
    }
}
