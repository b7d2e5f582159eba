package org.oscine.lint.rule;

import java.time.Duration;
import org.oscine.lint.rule.CommandUse.Purpose;
import org.oscine.ocf.Durations;

/** A command of the stop that may take longer than its step gets. */
final class TimeoutBeyondShare implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        Ladder ladder = new Ladder(subject.descriptor());
        for (CommandUse command : subject.commands()) {
            if (command.purpose() == Purpose.STOP && command.run().timeout().isPresent()) {
                compare(command, ladder, subject, findings);
            }
        }
    }

    private static void compare(CommandUse command, Ladder ladder, Subject subject, Findings findings) {
        Duration most = ladder.most(command.entry().last());
        Duration timeout = command.run().timeout().get();
        if (timeout.compareTo(most) >= 0 && timeout.compareTo(ladder.whole()) < 0) {
            findings.add(subject.spans().value(command.entry().in("timeout")),
                    "this timeout has no effect: the step gets at most " + Durations.format(most) + " of the stop's "
                            + Durations.format(ladder.whole()),
                    "shorten it, or increase the step's 'share'");
        }
    }
}
