package org.oscine.lint.rule;

import org.oscine.descriptor.Parameter;
import org.oscine.diagnostic.Severity;

/** A parameter that is called reloadable in an agent that cannot reload. */
final class ReloadableWithoutReload implements Rule {

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (Parameter parameter : subject.descriptor().parameters()) {
            if (parameter.reloadable() && subject.descriptor().reload().isEmpty()) {
                findings.add(subject.spans().key("parameters", parameter.name(), "reloadable"),
                        "there is no 'reload' to apply a change of '" + parameter.name() + "'",
                        "add a section 'reload', or drop 'reloadable'");
            }
        }
    }
}
