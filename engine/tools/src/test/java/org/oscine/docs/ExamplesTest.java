package org.oscine.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.lint.Linter;
import org.oscine.yaml.YamlParser;

/** What the pages show is right: descriptors lint, fragments are YAML, links lead somewhere. */
class ExamplesTest {
    private static final Set<String> LANGUAGES =
            Set.of("", "sh", "console", "text", "yaml", "json", "lua", "vim", "elisp", "mermaid");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern AGENT = Pattern.compile("(?m)^agent: (\\S+)$");
    private static final Linter LINTER = Linter.load();

    @TestFactory
    Stream<DynamicTest> descriptorsLintAndFragmentsAreYaml() {
        return pages().map(page -> DynamicTest.dynamicTest(page.name(), () -> {
            for (Page.Block block : page.blocks()) {
                assertThat(LANGUAGES).as(page + ":" + block.line()).contains(block.language());
                if (block.language().equals("yaml")) {
                    checkYaml(page, block);
                }
            }
        }));
    }

    /** An example of a mistake says so: {@code <!-- wrong: RULE -->}. */
    private static void checkYaml(Page page, Page.Block block) {
        List<Diagnostic> found = new ArrayList<>();
        for (String variant : block.text().split("(?m)^# or$")) {
            Matcher agent = AGENT.matcher(variant);
            found.addAll(agent.find() && variant.contains("\nstop:")
                    ? LINTER.lint(agent.group(1) + ".yaml", variant)
                    : YamlParser.parse("fragment.yaml", variant).diagnostics());
        }
        List<String> rules = found.stream().map(Diagnostic::rule)
                .filter(rule -> !rule.equals("empty-file")) // a line of comment by itself
                .toList();
        assertThat(rules).as(page + ":" + block.line() + "\n" + block.text())
                .isEqualTo(block.remark("wrong:").map(rule -> List.of(rule)).orElse(List.of()));
    }

    @TestFactory
    Stream<DynamicTest> linksLeadSomewhere() {
        return Stream.concat(pages(), Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                        .map(name -> Page.read(Page.PROJECT.resolve(name))))
                .map(page -> DynamicTest.dynamicTest(page.name(), () -> assertThat(deadLinks(page)).isEmpty()));
    }

    @Test
    void aDeadLinkIsFound() throws IOException {
        Path directory = Files.createTempDirectory("links");
        Path page = directory.resolve("page.md");
        try {
            Files.writeString(page, "# A heading\n[a](#a-heading) [b](#b) [c](none.md) [d](https://example.org/)\n");
            assertThat(deadLinks(Page.read(page))).containsExactly("#b", "none.md");
        } finally {
            Files.deleteIfExists(page);
            Files.delete(directory);
        }
    }

    private static Stream<Page> pages() {
        return Page.all().stream();
    }

    private static List<String> deadLinks(Page page) throws IOException {
        List<String> dead = new ArrayList<>();
        for (MatchResult match : LINK.matcher(prose(page.file())).results().toList()) {
            String link = match.group(1);
            if (!link.contains(":") && !leadsSomewhere(page.file(), link)) {
                dead.add(link);
            }
        }
        return dead;
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(target).contains(link.substring(hash + 1));
    }

    /** The anchors of a page's headings, as git hosts and docs/.vitepress/anchors.mts make them. */
    private static List<String> anchors(Path page) throws IOException {
        return prose(page).lines().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+", "").strip().toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\s_-]", "").replaceAll("\\s", "-"))
                .toList();
    }

    /** A page without its fenced blocks and code. */
    private static String prose(Path page) throws IOException {
        return Files.readString(page).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`\\]\\(", "x](");
    }
}
