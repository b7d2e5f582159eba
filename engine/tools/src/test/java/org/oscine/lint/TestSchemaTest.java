package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.host.ProcessControl;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.ReturnCode;
import org.oscine.setupfile.SetupReader;
import tools.jackson.databind.JsonNode;

/** The schemas of test files and of setup files have something to say at every node, and say what the readers take. */
class TestSchemaTest {
    private static final SchemaText SCHEMA = SchemaText.ofTestFiles();
    private static final SchemaText SETUPS = SchemaText.ofSetups();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    static List<Named<SchemaText>> schemas() {
        return List.of(Named.of("test-1", SCHEMA), Named.of("conform-1", SETUPS));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isValidAgainstItsOwnMetaSchema(SchemaText schema) {
        Schema draft7 = REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
        assertThat(draft7.validate(schema.root())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyNodeHasItsTexts(SchemaText schema) {
        SchemaTest.described(schema).forEach((pointer, node) -> {
            for (String key : List.of("title", "description", "markdownDescription")) {
                assertThat(SchemaText.text(node, key)).as(pointer + " " + key).isNotBlank();
            }
            assertThat(node.path("examples").isEmpty()).as(pointer + " has no examples").isFalse();
            assertThat(node.path("enum").size()).as(pointer).isEqualTo(node.path("enumDescriptions").size());
            assertThat(node.has("pattern")).as(pointer).isEqualTo(node.has("patternErrorMessage"));
        });
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyExampleIsRight(SchemaText text) {
        SchemaTest.described(text).forEach((pointer, node) -> {
            var alone = node.deepCopy().asObject();
            alone.remove("$id");
            alone.set("definitions", text.at("/definitions"));
            Schema schema = REGISTRY.getSchema(alone);
            for (JsonNode example : node.path("examples")) {
                assertThat(schema.validate(example)).as(pointer + ": " + example).isEmpty();
            }
        });
    }

    @Test
    void itsWordsAreThoseOfTheEngine() {
        JsonNode step = SCHEMA.at("/definitions/step/properties");
        assertThat(words(step.at("/code/enum"))).containsExactlyElementsOf(
                Arrays.stream(ReturnCode.values()).map(Enum::name).toList());
        assertThat(words(step.at("/action/enum"))).allMatch(word -> ActionName.of(word).isPresent());
        assertThat(ProcessControl.SIGNALS).containsAll(words(SCHEMA.at("/definitions/signal/enum")));
    }

    @Test
    void theWordsOfSetupsAreThoseOfConform() {
        Pattern name = Pattern.compile(SchemaText.text(SETUPS.at("/definitions/value-name"), "pattern"));
        assertThat(SetupReader.FACTS).noneMatch(fact -> name.matcher(fact).matches());
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
