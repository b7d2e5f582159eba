package org.oscine.lint.rule;

import java.util.List;
import java.util.Set;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Severity;

/** A signal of the reload that ends or stops the service. */
final class ReloadThatEnds implements Rule {
    private static final Set<String> ENDING = Set.of("KILL", "STOP");

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (Entry<ReloadStep<Template>> step : subject.descriptor().reload().orElse(List.of())) {
            if (step.kind() instanceof ReloadStep.Signal<Template> it && ENDING.contains(it.signal())) {
                findings.add(subject.spans().value("reload", step.name(), "signal"),
                        "no service keeps running after " + it.signal(), "use the signal that makes it reload, often HUP");
            }
        }
    }
}
