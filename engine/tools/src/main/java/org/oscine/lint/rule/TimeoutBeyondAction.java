package org.oscine.lint.rule;

import java.time.Duration;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.Template;
import org.oscine.lint.rule.CommandUse.Purpose;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Durations;

/** A timeout that is longer than that of the action which it is part of. */
final class TimeoutBeyondAction implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        for (CommandUse command : subject.commands()) {
            command.run().timeout().ifPresent(timeout ->
                    compare(timeout, action(command.purpose()), command.entry(), subject, findings));
        }
        for (Entry<Descriptor.Monitor<Template>> entry : subject.descriptor().monitor()) {
            entry.kind().timeout().filter(timeout -> !isCommand(entry)).ifPresent(timeout ->
                    compare(timeout, ActionName.MONITOR, Place.at("monitor", entry.name()), subject, findings));
        }
        for (Entry<Descriptor.Monitor<Template>> entry : subject.descriptor().start().ready()) {
            entry.kind().timeout().filter(timeout -> !isCommand(entry)).ifPresent(timeout ->
                    compare(timeout, ActionName.START, Place.at("start", "ready", entry.name()), subject, findings));
        }
    }

    private static boolean isCommand(Entry<Descriptor.Monitor<Template>> entry) {
        return entry.kind().probe() instanceof MonitorProbe.Command<Template>;
    }

    private static ActionName action(Purpose purpose) {
        return switch (purpose) {
            case CHECK, BEFORE, START, READY, ENVIRONMENT -> ActionName.START;
            case STATUS, MONITOR -> ActionName.MONITOR;
            case STOP, AFTER -> ActionName.STOP;
            case RELOAD -> ActionName.RELOAD;
        };
    }

    private static void compare(Duration timeout, ActionName action, Place entry, Subject subject, Findings findings) {
        Duration whole = subject.descriptor().actions().get(action).timeout();
        if (timeout.compareTo(whole) >= 0) {
            findings.add(subject.spans().value(entry.in("timeout")),
                    "this timeout has no effect: " + action.word() + " as a whole has " + Durations.format(whole),
                    "shorten it, or lengthen the timeout under actions." + action.word());
        }
    }
}
