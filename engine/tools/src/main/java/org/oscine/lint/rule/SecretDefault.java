package org.oscine.lint.rule;

import org.oscine.descriptor.Parameter;
import org.oscine.diagnostic.Severity;

/** A secret that everybody knows. */
final class SecretDefault implements Rule {

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (Parameter parameter : subject.descriptor().parameters()) {
            boolean secret = parameter.type() == Parameter.Type.SECRET;
            if (secret && !parameter.defaultValue().orElse("").isEmpty()) {
                findings.add(subject.spans().value("parameters", parameter.name(), "default"),
                        "the metadata shows the default of a secret to everyone",
                        "drop the default, and add required: true if the service needs the secret");
            }
        }
    }
}
