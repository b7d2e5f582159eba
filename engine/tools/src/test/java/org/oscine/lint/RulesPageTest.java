package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.oscine.lint.rule.Rules;

class RulesPageTest {
    private static final Path PAGE = Path.of("../docs/reference/rules.md");

    /** With {@code -Doscine.update=true} the page is written anew; the change is then reviewed as a diff. */
    @Test
    void thePageIsThatOfTheRules() throws IOException {
        if (Boolean.getBoolean("oscine.update")) {
            Files.writeString(PAGE, RulesPage.markdown());
        }
        assertThat(Files.readString(PAGE))
                .as("stale: run mvn test -Dtest=RulesPageTest -Doscine.update=true")
                .isEqualTo(RulesPage.markdown());
    }

    @Test
    void everyRuleHasItsChapterMessageAndCorrection() {
        String[] chapters = RulesPage.markdown().split("\n## ");
        assertThat(chapters).hasSize(Rules.ALL.size() + 1);
        for (int i = 1; i < chapters.length; i++) {
            assertThat(chapters[i])
                    .startsWith(Rules.ALL.get(i - 1).name() + "\n")
                    .contains("xd.yaml:", "^", "help:")
                    .containsAnyOf("Instead:\n\n```yaml\n", "Remove those lines");
        }
    }
}
