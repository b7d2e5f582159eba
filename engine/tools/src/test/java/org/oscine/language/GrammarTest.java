package org.oscine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is made of {@code schema/grammar/} is as the grammar says. */
class GrammarTest {
    private static final boolean UPDATE = Boolean.getBoolean("oscine.update");

    @ParameterizedTest
    @ValueSource(strings = {"agent-1", "test-1", "conform-1"})
    void theSchemaIsThatOfTheGrammar(String name) throws IOException {
        isFresh(Path.of("../schema", name + ".schema.json"), JsonText.of(SchemaMaker.schema(Grammar.of(name))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "agent-1   | runtime | descriptor | DescriptorKeys | SECTIONS HEAD INSERTING START STOP ACTIONS CONDITIONS COMMAND_OPTIONS LIMITS"
                + " VALUE_KINDS VALUE_OPTIONS CHECK_KINDS CHECK_OPTIONS STATUS_PROBE_KINDS STATUS_PROBE_OPTIONS"
                + " MONITOR_PROBE_KINDS MONITOR_PROBE_OPTIONS STEP_KINDS STEP_OPTIONS STOP_STEP_KINDS STOP_STEP_OPTIONS"
                + " RELOAD_STEP_KINDS RELOAD_STEP_OPTIONS",
        "test-1    | tools   | testfile   | TestFileKeys   | SECTIONS CALL EVENT_KINDS",
        "conform-1 | conform | setupfile  | SetupKeys      | SECTIONS HEAD SERVICE SERVICE_LISTS SKIP VALUE FILE",
    })
    void theListsOfKeysAreThoseOfTheGrammar(String name, String module, String packageName, String type, String constants)
            throws IOException {
        isFresh(Path.of(module, "src/main/java/org/oscine", packageName, type + ".java"), KeysMaker.source(
                Grammar.of(name), "org.oscine." + packageName, type, List.of(constants.split(" "))));
    }

    /** What a key "is" would else be the one or the other by chance. */
    @ParameterizedTest
    @ValueSource(strings = {"agent-1", "test-1", "conform-1"})
    void noFormHasTheNameOfADefinition(String name) {
        Grammar grammar = Grammar.of(name);
        assertThat(grammar.forms().propertyNames()).isNotEmpty()
                .doesNotContainAnyElementsOf(grammar.root().path("definitions").propertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent-1", "test-1", "conform-1"})
    void everyReferenceLeadsToADefinition(String name) {
        Grammar grammar = Grammar.of(name);
        List<String> references = SchemaMaker.schema(grammar).findValuesAsString("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference ->
                assertThat(grammar.definition(reference.replace("#/definitions/", "")).isObject()).as(reference).isTrue());
    }

    /** What "." leaves out differs between Java and the editors' JavaScript, at the line ends of Unicode. */
    @ParameterizedTest
    @ValueSource(strings = {"agent-1", "test-1", "conform-1"})
    void noPatternHasABareDot(String name) {
        List<String> patterns = SchemaMaker.schema(Grammar.of(name)).findValues("pattern").stream()
                .filter(JsonNode::isString).map(JsonNode::asString).toList(); // a key of the language may be called so
        assertThat(patterns).isNotEmpty().allSatisfy(pattern ->
                assertThat(pattern.replaceAll("\\\\.|\\[[^]]*]", "")).as(pattern).doesNotContain("."));
    }

    @Test
    void aWordThatTheGrammarDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> RuleMaker.inSchema("exmple")).hasMessageContaining("exmple");
    }

    /** With {@code -Doscine.update=true} the file is written anew; the change is then reviewed as a diff. */
    private static void isFresh(Path file, String made) throws IOException {
        if (UPDATE) {
            Files.writeString(file, made);
        }
        assertThat(Files.readString(file))
                .as("stale: run mvn test -Dtest=GrammarTest -Doscine.update=true").isEqualTo(made);
    }
}
