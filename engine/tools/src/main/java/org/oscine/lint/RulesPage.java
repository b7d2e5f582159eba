package org.oscine.lint;

import java.util.ArrayList;
import java.util.List;
import org.oscine.diagnostic.Severity;
import org.oscine.lint.rule.Guide;
import org.oscine.lint.rule.Rule;
import org.oscine.lint.rule.Rules;

/** The reference of lint's rules, in Markdown, made of their guides. */
public final class RulesPage {
    private static final String HEAD = """
            <!-- Generated from the rules' own files by mvn test -Dtest=RulesPageTest -Doscine.update=true -->

            # The rules of lint

            `oscine lint` first checks the form of a descriptor: its YAML, its keys and values
            ([descriptor.md](descriptor.md)), and the names that it refers to. It reports each mistake together with
            its correction. If the form is right, the rules below look for what does not work as intended. An error
            cannot work as written; a warning works, but is probably not intended.

            `oscine explain RULE` shows the same text with complete examples.

            If a finding is intended, accept it with a comment at the end of the line or above it,
            `# oscine: allow RULE: why`; see [accept a finding](../how-to/accept-a-finding.md).

            """;

    private RulesPage() {}

    /** The whole page. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("| rule | | what it finds |\n|---|---|---|\n");
        for (Rule rule : Rules.ALL) {
            page.append("| [`").append(rule.name()).append("`](#").append(rule.name()).append(") | ")
                    .append(rule.severity() == Severity.ERROR ? "error" : "").append(" | ")
                    .append(Guide.of(rule).what()).append(" |\n");
        }
        for (Rule rule : Rules.ALL) {
            append(rule, page);
        }
        return page.toString();
    }

    private static void append(Rule rule, StringBuilder page) {
        Guide guide = Guide.of(rule);
        page.append("\n## ").append(rule.name()).append("\n\n");
        page.append(guide.what()).append(" *(").append(rule.severity().word()).append(")*\n\n");
        page.append(guide.why()).append("\n\n");
        page.append("```\n").append(guide.message()).append("```\n\n");
        List<String> instead = instead(guide);
        if (!instead.isEmpty()) {
            page.append("Instead:\n\n```yaml\n").append(String.join("\n", instead)).append("\n```\n");
        } else {
            page.append("Remove those lines.\n");
        }
    }

    /** The lines in which the good example differs from the bad one. */
    private static List<String> instead(Guide guide) {
        List<String> lines = new ArrayList<>(guide.good().lines().toList());
        List<String> bad = guide.bad().lines().toList();
        List<String> added = new ArrayList<>(lines);
        bad.forEach(added::remove);
        return added.equals(List.of("")) ? List.of() : added.stream().filter(line -> !line.isBlank()).toList();
    }
}
