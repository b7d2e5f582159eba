package org.oscine.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of the language as text: its titles, descriptions and messages, found by their place in it. */
final class SchemaText {
    private static final String DESCRIPTORS = "/org/oscine/schema/agent-1.schema.json";
    private static final String TEST_FILES = "/org/oscine/schema/test-1.schema.json";
    private static final String SETUPS = "/org/oscine/schema/conform-1.schema.json";

    private final JsonNode schema;

    private SchemaText(JsonNode schema) {
        this.schema = schema;
    }

    /** The schema of descriptors that belongs to this engine. */
    static SchemaText load() {
        return load(DESCRIPTORS);
    }

    /** The schema of test files that belongs to this engine. */
    static SchemaText ofTestFiles() {
        return load(TEST_FILES);
    }

    /** The schema of setup files that belongs to this engine. */
    static SchemaText ofSetups() {
        return load(SETUPS);
    }

    private static SchemaText load(String name) {
        try (InputStream resource = SchemaText.class.getResourceAsStream(name)) {
            return new SchemaText(JsonMapper.shared().readTree(resource));
        } catch (IOException broken) {
            throw new UncheckedIOException("the engine's own schema cannot be read", broken);
        }
    }

    JsonNode root() {
        return schema;
    }

    /** The node under a pointer, with what it refers to. */
    JsonNode at(String pointer) {
        return resolved(schema.at(pointer));
    }

    /** The node itself, or the one that it refers to; texts beside a reference take precedence. */
    JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (!reference.isString()) {
            return node;
        }
        var merged = schema.at(reference.stringValue().substring(1)).deepCopy().asObject();
        node.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
        merged.remove("$ref");
        return merged;
    }

    /** A text under a key of a node, or an empty one. */
    static String text(JsonNode node, String key) {
        return node.path(key).stringValue("");
    }
}
