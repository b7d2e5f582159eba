package org.oscine.lint.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.oscine.descriptor.Condition;
import org.oscine.diagnostic.Severity;

/** A regular expression that fits whatever there is. */
final class MatchesEverything implements Rule {
    private static final List<String> UNRELATED = List.of("", "/sbin/init splash", "sshd: root@pts/0", "0\n");

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (TextUse use : subject.texts()) {
            boolean pattern = switch (use.place().last()) {
                case "expect", "output", "outputs", "body", "process" -> true;
                default -> false;
            };
            Optional<String> literal = Texts.literal(use.text());
            if (pattern && literal.isPresent() && fitsAll(literal.get())) {
                findings.add(subject.spans().value(use.place()), "'" + literal.get() + "' matches every string",
                        "write what must be found, or drop the key");
            }
        }
        checkConditions(subject, findings);
    }

    private static void checkConditions(Subject subject, Findings findings) {
        for (Conditions.Use use : new Conditions(subject.descriptor()).all()) {
            for (Condition.Test test : use.condition().tests()) {
                if (test instanceof Condition.Test.Comparison it && !it.pattern().isEmpty() && fitsAll(it.pattern())) {
                    findings.add(subject.spans().value(use.place().in(it.holds() ? "when" : "unless").in(it.name()).in("matches")),
                            "'" + it.pattern() + "' matches every string", "write what must be found, or drop the key");
                }
            }
        }
    }

    private static boolean fitsAll(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return UNRELATED.stream().allMatch(text -> pattern.matcher(text).find());
    }
}
