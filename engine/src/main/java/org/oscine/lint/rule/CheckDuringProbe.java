package org.oscine.lint.rule;

import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Template;

/** A file that may lie on storage which is not mounted while the cluster probes. */
final class CheckDuringProbe implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        for (Entry<Descriptor.Requirement> entry : subject.descriptor().validate()) {
            boolean chosen = entry.kind().check() instanceof Check.File<Template> it && isChosen(it.path(), subject);
            boolean aware = entry.condition().references().contains("probe");
            if (chosen && !aware) {
                findings.add(subject.spans().value("validate", entry.name(), "file"),
                        "this file is missing in a probe where the administrator keeps it on shared storage",
                        "add unless: probe");
            }
        }
    }

    private static boolean isChosen(Template path, Subject subject) {
        return subject.names().roots(path).stream().anyMatch(root -> subject.names().parameter(root).isPresent());
    }
}
