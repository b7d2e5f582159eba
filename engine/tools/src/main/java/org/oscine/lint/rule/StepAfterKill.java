package org.oscine.lint.rule;

import java.util.List;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.StopStep;
import org.oscine.descriptor.Template;

/** A step of the stop that comes when nothing can be left. */
final class StepAfterKill implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        List<Entry<StopStep<Template>>> steps = subject.descriptor().stop().steps();
        int kill = kill(steps);
        for (int i = kill + 1; kill >= 0 && i < steps.size(); i++) {
            findings.add(subject.spans().key("stop", "steps", steps.get(i).name()),
                    "no step has any effect after '" + steps.get(kill).name() + "', which sends KILL", "put the KILL last");
        }
    }

    /** The index of the first KILL that is always sent, or -1. */
    static int kill(List<Entry<StopStep<Template>>> steps) {
        for (int i = 0; i < steps.size(); i++) {
            boolean always = steps.get(i).condition().tests().isEmpty();
            if (always && steps.get(i).kind() instanceof StopStep.Signal<Template> it && it.signal().equals("KILL")) {
                return i;
            }
        }
        return -1;
    }
}
