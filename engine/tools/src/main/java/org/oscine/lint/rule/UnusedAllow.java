package org.oscine.lint.rule;

import java.util.List;
import org.oscine.diagnostic.Diagnostic;

/** A finding is accepted that there is not. */
final class UnusedAllow implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        if (subject.allows().isEmpty()) {
            return;
        }
        List<Diagnostic> found = Rules.foundWithoutThisRule(subject, this);
        for (Allow allow : subject.allows()) {
            for (String name : allow.isUnderstood() ? allow.rules() : List.<String>of()) {
                boolean used = found.stream().anyMatch(it -> it.rule().equals(name) && allow.covers(it));
                if (!used && Rules.named(name).isPresent()) {
                    findings.add(allow.span(), "'" + name + "' finds nothing here",
                            "drop it, or move it above the key or to the end of the line that it is about");
                }
            }
        }
    }

    static void addWithoutDescriptor(Allow allow, Findings findings) {
        findings.add(allow.span(), "no rule applies to this file", "drop it; rules apply only to descriptors");
    }
}
