package org.oscine.lint.rule;

import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Value;

/** A value that nothing mentions. */
final class UnusedValue implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        for (Entry<Value<Template>> value : subject.descriptor().values()) {
            if (!subject.mentions().has(value.name())) {
                findings.add(subject.spans().key("values", value.name()),
                        "nothing uses the value '" + value.name() + "'",
                        "use it somewhere as ${" + value.name() + "}, or drop it");
            }
        }
    }
}
