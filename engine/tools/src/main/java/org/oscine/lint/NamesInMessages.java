package org.oscine.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Facts;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is to be said of the names that the reader's messages have in brackets, and of the facts of a call. */
final class NamesInMessages {
    private static final String PAGE = "names.yaml";

    private final JsonNode errors;
    private final JsonNode facts;

    private NamesInMessages(JsonNode page) {
        errors = page.path("errors");
        facts = page.path("facts");
    }

    static NamesInMessages load() {
        try (InputStream resource = NamesInMessages.class.getResourceAsStream(PAGE)) {
            return new NamesInMessages(new YAMLMapper().readTree(resource));
        } catch (IOException broken) {
            throw new UncheckedIOException("the engine's own page cannot be read", broken);
        }
    }

    /** What a name means, with a word for what it is. */
    Optional<String> of(String name) {
        if (errors.has(name)) {
            return Optional.of(name + " (error)\n\n" + errors.path(name).asString());
        }
        String fact = name.startsWith(Facts.PREFIX) ? name.substring(Facts.PREFIX.length()) : name;
        if (!facts.has(fact)) {
            return Optional.empty();
        }
        String longName = Facts.NAMES.contains(fact)
                ? (name.equals(fact) ? " Its long name, " + Facts.PREFIX + fact + "," : " This name") + " means the fact even if a parameter is called "
                        + fact + "."
                : "";
        return Optional.of(name + " (fact of the call)\n\n" + facts.path(fact).asString() + longName);
    }

    /** All names that are explained. */
    List<String> all() {
        List<String> all = new ArrayList<>(errors.propertyNames());
        all.addAll(facts.propertyNames());
        return all;
    }
}
