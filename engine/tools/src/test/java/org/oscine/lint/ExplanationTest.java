package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.descriptor.Facts;
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

    /** What the suites of wrong files show, and what the sources of the readers have. */
    static Stream<String> namesInBrackets() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : files(Path.of("../schema/suite"), ".expected")) {
            Pattern.compile("(?:error|warning)\\[([a-z-]+)\\]").matcher(Files.readString(file)).results()
                    .forEach(found -> names.add(found.group(1)));
        }
        for (String module : List.of("runtime/src/main/java", "conform/src/main/java/org/oscine/setupfile", "tools/src/main/java/org/oscine/testfile")) {
            for (Path file : files(Path.of(module), ".java")) {
                Pattern.compile("(?:aults\\(?\\)?\\.add|new Unreadable|report)\\(\"([a-z-]+)\", ").matcher(Files.readString(file)).results()
                        .forEach(found -> names.add(found.group(1)));
            }
        }
        assertThat(names).hasSizeGreaterThan(60).contains("hidden-name", "bad-each", "too-deep");
        return names.stream();
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("namesInBrackets")
    void everyNameThatAMessageHasInBracketsIsExplained(String name) {
        assertThat(of(name)).startsWith(name + " (").hasSizeGreaterThan(40).doesNotContain("`");
    }

    @Test
    void factsAreExplainedByBothOfTheirNames() {
        for (String fact : Facts.NAMES) {
            assertThat(of(fact)).startsWith(fact + " (fact of the call)\n\n").contains("oscine_" + fact);
            assertThat(of("oscine_" + fact)).startsWith("oscine_" + fact + " (fact of the call)\n\n");
        }
    }

    @Test
    void keysOfTestAndSetupFilesAreExplained() {
        assertThat(of("given.users")).startsWith("given.users (");
        assertThat(of("packages")).startsWith("packages (");
        assertThat(of("hostile-config")).startsWith("hostile-config (");
    }

    @Test
    void aKeyWithoutItsPlaceIsFound() {
        assertThat(of("touch")).isEqualTo("""
                'touch' is a key in several places. For details: oscine explain

                  start.before.touch
                  stop.after.touch
                """);
        assertThat(of("hidden-name")).startsWith("hidden-name (error)");
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
