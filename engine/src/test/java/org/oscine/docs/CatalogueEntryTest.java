package org.oscine.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The entry for SchemaStore's catalogue has the form that the catalogue's own schema asks for. */
class CatalogueEntryTest {
    private static JsonNode entry;

    @BeforeAll
    static void read() throws IOException {
        entry = JsonMapper.shared().readTree(Files.readString(Page.PROJECT.resolve("docs/reference/schemastore.json")));
    }

    @Test
    void itHasTheKeysOfTheCatalogueAndNoOthers() {
        assertThat(entry.propertyNames()).containsExactlyInAnyOrder("name", "description", "fileMatch", "url");
        assertThat(entry.path("name").asString()).isNotBlank();
        assertThat(entry.path("description").asString()).isNotBlank().doesNotContain("\n").doesNotContainIgnoringCase("schema");
    }

    @Test
    void theUrlIsThatOfAFileToBeFetched() {
        URI url = URI.create(entry.path("url").asString());
        assertThat(url).hasScheme("https").hasNoQuery().hasNoFragment().hasNoUserInfo();
        assertThat(url.getPath()).endsWith(".json");
    }

    @Test
    void itFitsDescriptorsWhereTheyLieAndNoOtherFiles() {
        assertThat(fits("/etc/oscine/descriptors/asterisk.yaml")).isTrue();
        assertThat(fits("/usr/share/oscine/descriptors/asterisk.yaml")).isTrue();
        assertThat(fits("/etc/oscine/descriptors/asterisk.test.yaml")).isFalse();
        assertThat(fits("/etc/netplan/asterisk.yaml")).isFalse();
        assertThat(fits("/home/me/compose.yaml")).isFalse();
    }

    /** Patterns with an exclamation mark take away again what others have let in. */
    private static boolean fits(String file) {
        List<String> patterns = new ArrayList<>();
        entry.path("fileMatch").forEach(pattern -> patterns.add(pattern.asString()));
        boolean let = patterns.stream().filter(pattern -> !pattern.startsWith("!")).anyMatch(it -> matches(it, file));
        return let && patterns.stream().filter(it -> it.startsWith("!")).noneMatch(it -> matches(it.substring(1), file));
    }

    private static boolean matches(String pattern, String file) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(file));
    }
}
