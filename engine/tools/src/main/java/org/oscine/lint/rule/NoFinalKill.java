package org.oscine.lint.rule;

import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.StopStep;
import org.oscine.descriptor.Template;

/** A stop whose last step a hung service survives. */
final class NoFinalKill implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        Entry<StopStep<Template>> last = subject.descriptor().stop().steps().getLast();
        boolean kills = last.condition().tests().isEmpty()
                && last.kind() instanceof StopStep.Signal<Template> signal && signal.signal().equals("KILL");
        boolean onlyCommandsLook = !subject.descriptor().start().launch().foreground()
                && subject.descriptor().status().stream().allMatch(it -> it.kind() instanceof StatusProbe.Command<Template> || it.kind() instanceof StatusProbe.Kept<Template>);
        if (!kills && !onlyCommandsLook && !killsEarlier(subject)) {
            findings.add(subject.spans().key("stop", "steps", last.name()),
                    "a hung service can survive the last step", "end with kill: { signal: KILL }, without a condition");
        }
    }

    /** What stands behind a KILL is reported by a rule of its own. */
    private static boolean killsEarlier(Subject subject) {
        return StepAfterKill.kill(subject.descriptor().stop().steps()) >= 0;
    }
}
