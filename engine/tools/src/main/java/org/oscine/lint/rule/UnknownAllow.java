package org.oscine.lint.rule;

import java.util.List;
import org.oscine.diagnostic.Suggestions;

/** A comment to lint that lint does not understand. */
final class UnknownAllow implements Rule {
    private static final String FORM = "write # oscine: allow RULE: why";

    @Override
    public void check(Subject subject, Findings findings) {
        List<String> known = Rules.ALL.stream().map(Rule::name).toList();
        for (Allow allow : subject.allows()) {
            if (!allow.isUnderstood()) {
                findings.add(allow.span(), "malformed '# oscine:' comment", FORM);
                continue;
            }
            for (String name : allow.rules()) {
                if (!known.contains(name)) {
                    findings.add(allow.span(), "there is no rule '" + name + "'",
                            Suggestions.closest(name, known).map(it -> "did you mean '" + it + "'?")
                                    .orElse("oscine explain lists the rules; a grammar error cannot be accepted"));
                }
            }
        }
    }
}
