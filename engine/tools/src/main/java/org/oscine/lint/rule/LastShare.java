package org.oscine.lint.rule;

import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.StopStep;
import org.oscine.descriptor.Template;

/** A share of the last step, which gets all that is left. */
final class LastShare implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        Entry<StopStep<Template>> last = subject.descriptor().stop().steps().getLast();
        if (last.condition().tests().isEmpty() && last.kind().share().isPresent()) {
            findings.add(subject.spans().key("stop", "steps", last.name(), "share"),
                    "the share of the last step has no effect", "drop it: the last step gets all the time that is left");
        }
    }
}
