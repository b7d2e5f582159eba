package org.oscine.lint.rule;

import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;
import org.oscine.diagnostic.Span;

/** A description that only repeats the summary. */
final class RepeatedDescription implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        Descriptor descriptor = subject.descriptor();
        if (subject.spans().has("description") && same(descriptor.summary(), descriptor.description())) {
            report(subject.spans().key("description"), findings);
        }
        for (Parameter parameter : descriptor.parameters()) {
            boolean written = subject.spans().has("parameters", parameter.name(), "description");
            if (written && same(parameter.summary(), parameter.description())) {
                report(subject.spans().key("parameters", parameter.name(), "description"), findings);
            }
        }
    }

    private static boolean same(String summary, String description) {
        String told = description.strip();
        return told.equalsIgnoreCase(summary.strip()) || told.equalsIgnoreCase(summary.strip() + ".");
    }

    private static void report(Span span, Findings findings) {
        findings.add(span, "the description only repeats the summary", "say more, or drop it");
    }
}
