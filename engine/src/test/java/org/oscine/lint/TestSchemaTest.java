package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oscine.host.ProcessControl;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.ReturnCode;
import tools.jackson.databind.JsonNode;

/** The schema of test files has something to say at every node, and says what the reader takes. */
class TestSchemaTest {
    private static final SchemaText SCHEMA = SchemaText.ofTestFiles();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    @Test
    void isValidAgainstItsOwnMetaSchema() {
        Schema draft7 = REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
        assertThat(draft7.validate(SCHEMA.root())).isEmpty();
    }

    @Test
    void everyNodeHasItsTexts() {
        SchemaTest.described(SCHEMA).forEach((pointer, node) -> {
            for (String key : List.of("title", "description", "markdownDescription")) {
                assertThat(SchemaText.text(node, key)).as(pointer + " " + key).isNotBlank();
            }
            assertThat(SchemaText.text(node, "markdownDescription").replace("`", ""))
                    .as(pointer).isEqualTo(SchemaText.text(node, "description"));
            assertThat(node.path("examples").isEmpty()).as(pointer + " has no examples").isFalse();
            assertThat(node.path("enum").size()).as(pointer).isEqualTo(node.path("enumDescriptions").size());
            assertThat(node.has("pattern")).as(pointer).isEqualTo(node.has("patternErrorMessage"));
        });
    }

    @Test
    void everyExampleIsRight() {
        SchemaTest.described(SCHEMA).forEach((pointer, node) -> {
            var alone = node.deepCopy().asObject();
            alone.remove("$id");
            alone.set("definitions", SCHEMA.at("/definitions"));
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

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
