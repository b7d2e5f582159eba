package org.oscine.lint.rule;

import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.StopStep;
import org.oscine.descriptor.Template;
import org.oscine.ocf.Durations;

/** A signal that would be repeated only after the time of its step. */
final class RepeatBeyondShare implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        Ladder ladder = new Ladder(subject.descriptor());
        for (Entry<StopStep<Template>> step : subject.descriptor().stop().steps()) {
            if (step.kind() instanceof StopStep.Signal<Template> signal && signal.repeat().isPresent()
                    && signal.repeat().get().compareTo(ladder.most(step.name())) >= 0) {
                findings.add(subject.spans().value("stop", "steps", step.name(), "repeat"),
                        "the signal is never repeated: the step gets at most " + Durations.format(ladder.most(step.name())),
                        "shorten the interval, or drop it");
            }
        }
    }
}
