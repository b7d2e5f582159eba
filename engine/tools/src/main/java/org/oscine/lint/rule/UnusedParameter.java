package org.oscine.lint.rule;

import org.oscine.descriptor.Parameter;

/** A parameter that nothing mentions. */
final class UnusedParameter implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        for (Parameter parameter : subject.descriptor().parameters()) {
            if (!subject.mentions().has(parameter.name())) {
                findings.add(subject.spans().key("parameters", parameter.name()),
                        "nothing uses the parameter '" + parameter.name() + "'",
                        "use it somewhere as ${" + parameter.name() + "}, or drop it");
            }
        }
    }
}
