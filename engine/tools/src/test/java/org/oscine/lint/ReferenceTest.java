package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/descriptor.md");

    /** With {@code -Doscine.update=true} the page is written anew; the change is then reviewed as a diff. */
    @Test
    void thePageIsThatOfTheSchema() throws IOException {
        if (Boolean.getBoolean("oscine.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, Reference.markdown());
        }
        assertThat(Files.readString(PAGE))
                .as("stale: run mvn test -Dtest=ReferenceTest -Doscine.update=true")
                .isEqualTo(Reference.markdown());
    }

    @Test
    void everyKeyHasAnEntry() {
        String page = Reference.markdown();
        Set<String> names = new TreeSet<>();
        collectKeys(SchemaText.load().root(), names);
        assertThat(names).hasSizeGreaterThan(80);
        assertThat(names).allSatisfy(name -> assertThat(page).containsAnyOf(
                "| `" + name + "` |", "## " + name + "\n", ": " + name + "\n"));
    }

    @Test
    void everyLinkLeadsToAHeading() {
        String page = Reference.markdown();
        Set<String> headings = new TreeSet<>();
        page.lines().filter(line -> line.startsWith("#")).forEach(line -> headings.add(
                line.replaceFirst("^#+ ", "").toLowerCase(java.util.Locale.ROOT).replace(' ', '-')));
        var links = java.util.regex.Pattern.compile("\\]\\(#([^)]*)\\)").matcher(page).results().toList();
        assertThat(links).isNotEmpty();
        assertThat(links).allSatisfy(link -> assertThat(headings).contains(link.group(1)));
    }

    @Test
    void theKindsOfAnEntryAndWhatGoesWithThemAreReadFromTheRules() {
        Union check = Union.of(SchemaText.load().at("/definitions/check"));
        assertThat(check.kinds().keySet())
                .containsExactlyInAnyOrderElementsOf(org.oscine.descriptor.DescriptorKeys.CHECK_KINDS);
        assertThat(check.kinds().get("directory").options()).containsExactly("writable-by", "code", "each", "when", "unless");
        assertThat(check.kinds().get("run").options()).contains("user", "group", "exit", "when");
        Union status = Union.of(SchemaText.load().at("/definitions/status-probe"));
        assertThat(status.kinds().get("pidfile").required()).containsExactly("executable");
    }

    private static void collectKeys(JsonNode node, Set<String> names) {
        for (var property : node.path("properties").properties()) {
            if (property.getValue().isObject()) {
                names.add(property.getKey());
                collectKeys(property.getValue(), names);
            }
        }
        node.path("definitions").forEach(definition -> collectKeys(definition, names));
        node.path("allOf").forEach(part -> collectKeys(part, names));
    }
}
