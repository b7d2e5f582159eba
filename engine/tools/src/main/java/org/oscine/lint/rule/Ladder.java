package org.oscine.lint.rule;

import java.time.Duration;
import java.util.List;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.StopStep;
import org.oscine.descriptor.Template;
import org.oscine.ocf.ActionName;

/** How the steps of a stop divide the advised time among them, at best: the engine also keeps a reserve. */
final class Ladder {
    private final List<Entry<StopStep<Template>>> steps;
    private final Duration whole;

    Ladder(Descriptor descriptor) {
        this.steps = descriptor.stop().steps();
        this.whole = descriptor.actions().get(ActionName.STOP).timeout();
    }

    /** The advised time of a stop. */
    Duration whole() {
        return whole;
    }

    /** The most that a step can get. What has a condition may be missing, and leave more to those without a share. */
    Duration most(String name) {
        for (int i = 0; i < steps.size() - 1; i++) {
            Entry<StopStep<Template>> step = steps.get(i);
            if (step.name().equals(name) && othersMayBeMissing(i)) {
                return whole;
            }
            if (step.name().equals(name)) {
                return step.kind().share().isPresent()
                        ? whole.multipliedBy(step.kind().share().get()).dividedBy(100)
                        : whole.dividedBy(steps.size() - i);
            }
        }
        return whole;
    }

    private boolean othersMayBeMissing(int index) {
        return steps.subList(index + 1, steps.size()).stream().anyMatch(step -> !step.condition().tests().isEmpty());
    }
}
