package org.oscine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of {@code language/} is as the grammar says. */
class GrammarTest {
    private static final boolean UPDATE = Boolean.getBoolean("oscine.update");

    @ParameterizedTest
    @ValueSource(strings = {"agent-1", "test-1", "conform-1"})
    void theSchemaIsThatOfTheGrammar(String name) throws IOException {
        isFresh(Path.of("../schema", name + ".schema.json"), JsonText.of(SchemaMaker.schema(Grammar.of(name))));
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
