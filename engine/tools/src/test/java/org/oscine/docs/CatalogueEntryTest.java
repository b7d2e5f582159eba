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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The entries for SchemaStore's catalogue have the form that the catalogue's own schema asks for. */
class CatalogueEntryTest {
    private static JsonNode entries;

    @BeforeAll
    static void read() throws IOException {
        entries = JsonMapper.shared().readTree(Files.readString(Page.PROJECT.resolve("docs/reference/schemastore.json")));
    }

    @Test
    void eachHasTheKeysOfTheCatalogueAndNoOthers() {
        assertThat(entries).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.propertyNames()).containsExactlyInAnyOrder("name", "description", "fileMatch", "url");
            assertThat(entry.path("name").asString()).isNotBlank();
            assertThat(entry.path("description").asString()).isNotBlank().doesNotContain("\n").doesNotContainIgnoringCase("schema");
        });
    }

    @Test
    void theUrlIsThatOfAFileToBeFetched() {
        assertThat(entries).extracting(entry -> entry.path("url").asString()).doesNotHaveDuplicates().allSatisfy(text -> {
            URI url = URI.create(text);
            assertThat(url).hasScheme("https").hasNoQuery().hasNoFragment().hasNoUserInfo();
            assertThat(url.getPath()).endsWith(".json");
        });
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "/etc/oscine/descriptors/asterisk.yaml, agent",
        "/usr/share/oscine/descriptors/asterisk.yaml, agent",
        "/etc/oscine/descriptors/asterisk.test.yaml, test",
        "/etc/oscine/descriptors/asterisk.conform.yaml, conform",
        "/etc/netplan/asterisk.yaml, -",
        "/home/me/compose.yaml, -",
        "/home/me/xd.test.yaml, -",
    })
    void eachFitsItsFilesWhereTheyLieAndNoOthers(String file, String kind) {
        List<String> fitting = entries.valueStream().filter(entry -> fits(entry, file))
                .map(entry -> entry.path("url").asString()).toList();
        assertThat(fitting).isEqualTo(kind == null ? List.of() : List.of("https://www.schemastore.org/oscine-" + kind + "-1.json"));
    }

    /** Patterns with an exclamation mark take away again what others have let in. */
    private static boolean fits(JsonNode entry, String file) {
        List<String> patterns = new ArrayList<>();
        entry.path("fileMatch").forEach(pattern -> patterns.add(pattern.asString()));
        boolean let = patterns.stream().filter(pattern -> !pattern.startsWith("!")).anyMatch(it -> matches(it, file));
        return let && patterns.stream().filter(it -> it.startsWith("!")).noneMatch(it -> matches(it.substring(1), file));
    }

    private static boolean matches(String pattern, String file) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(file));
    }
}
