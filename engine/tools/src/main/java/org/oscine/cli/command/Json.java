package org.oscine.cli.command;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a command found as JSON for other programs. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /** Maps, lists, texts, numbers and booleans as JSON. */
    static String text(Object data) {
        return MAPPER.writeValueAsString(data);
    }
}
