package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Value;
import org.oscine.host.ProcessControl;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.ReturnCode;
import tools.jackson.databind.JsonNode;

/** The schema is text that people read in their editors: every node of it must have something to say. */
class SchemaTest {
    private static final SchemaText SCHEMA = SchemaText.load();

    @Test
    void isValidAgainstItsOwnMetaSchema() {
        Schema draft7 = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
        assertThat(draft7.validate(SCHEMA.root())).isEmpty();
    }

    @Test
    void everyNodeHasItsTexts() {
        List<String> silent = new ArrayList<>();
        described().forEach((pointer, node) -> {
            for (String key : List.of("title", "description", "markdownDescription")) {
                if (SchemaText.text(node, key).isBlank()) {
                    silent.add(pointer + " has no " + key);
                }
            }
            if (!pointer.isEmpty() && node.path("examples").isEmpty()) {
                silent.add(pointer + " has no examples");
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void everyWordOfAnEnumerationIsExplained() {
        List<String> unexplained = new ArrayList<>();
        described().forEach((pointer, node) -> {
            if (node.path("enum").size() != node.path("enumDescriptions").size()) {
                unexplained.add(pointer);
            }
        });
        assertThat(unexplained).isEmpty();
    }

    @Test
    void everyPatternSaysWhatItWants() {
        List<String> mute = new ArrayList<>();
        described().forEach((pointer, node) -> {
            if (node.has("pattern") && SchemaText.text(node, "patternErrorMessage").isBlank()) {
                mute.add(pointer);
            }
        });
        assertThat(mute).isEmpty();
    }

    @Test
    void everyExampleIsRight() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
        described().forEach((pointer, node) -> {
            var alone = node.deepCopy().asObject();
            alone.remove("$id");
            alone.set("definitions", SCHEMA.at("/definitions"));
            Schema schema = registry.getSchema(alone);
            for (JsonNode example : node.path("examples")) {
                assertThat(schema.validate(example)).as(pointer + ": " + example).isEmpty();
            }
        });
    }

    @Test
    void itsWordsAreThoseOfTheEngine() {
        assertThat(words("/definitions/code/enum")).containsExactlyElementsOf(names(ReturnCode.values()));
        assertThat(words("/definitions/parameter/properties/type/enum"))
                .containsExactlyElementsOf(Stream.of(Parameter.Type.values()).map(Parameter.Type::word).toList());
        assertThat(words("/definitions/value/properties/format/enum"))
                .containsExactlyElementsOf(Stream.of(Value.Format.values()).map(Value.Format::word).toList());
        assertThat(words("/definitions/stop-step/properties/signal/enum")).containsExactlyInAnyOrderElementsOf(ProcessControl.SIGNALS);
        assertThat(SCHEMA.at("/properties/actions/properties").propertyNames())
                .allSatisfy(word -> assertThat(ActionName.of(word)).isPresent());
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> words(String pointer) {
        List<String> words = new ArrayList<>();
        SCHEMA.at(pointer).forEach(word -> words.add(word.asString()));
        return words;
    }

    /** The nodes that describe a key, a value or an entry, by pointer; the rules about them describe nothing. */
    private static Map<String, JsonNode> described() {
        return described(SCHEMA);
    }

    static Map<String, JsonNode> described(SchemaText schema) {
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        collect(schema, "", schema.root(), nodes);
        assertThat(nodes).hasSizeGreaterThan(80);
        return nodes;
    }

    private static void collect(SchemaText schema, String pointer, JsonNode node, Map<String, JsonNode> nodes) {
        JsonNode resolved = schema.resolved(node);
        nodes.put(pointer, resolved);
        for (String holder : List.of("properties", "definitions")) {
            for (var child : node.path(holder).properties()) {
                collect(schema, pointer + "/" + holder + "/" + child.getKey(), child.getValue(), nodes);
            }
        }
        for (String holder : List.of("propertyNames", "additionalProperties", "items")) {
            if (node.path(holder).isObject()) {
                collect(schema, pointer + "/" + holder, node.path(holder), nodes);
            }
        }
        for (JsonNode part : node.path("allOf")) {
            for (var child : part.path("properties").properties()) {
                if (child.getValue().has("title")) {
                    collect(schema, pointer + "/allOf/properties/" + child.getKey(), child.getValue(), nodes);
                }
            }
        }
    }
}
