package org.oscine.lint.rule;

import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.Template;

/** A companion that the stop leaves running. */
final class CompanionOutlivesStop implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        for (Entry<StatusProbe<Template>> entry : subject.descriptor().status()) {
            if (entry.kind() instanceof StatusProbe.Canary<Template> && !isKilled(entry.name(), subject)) {
                findings.add(subject.spans().key("status", entry.name()),
                        "nothing ends the companion '" + entry.name() + "' after a stop",
                        "add under stop.after: { kill: " + entry.name() + " }");
            }
        }
    }

    private static boolean isKilled(String probe, Subject subject) {
        return subject.descriptor().stop().after().stream()
                .anyMatch(step -> step.kind() instanceof Step.Kill<Template>(String killed) && killed.equals(probe));
    }
}
