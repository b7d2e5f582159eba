package org.oscine.lint.rule;

import java.util.Map;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Facts;
import org.oscine.descriptor.Part;
import org.oscine.descriptor.Template;

/** Something that may lie on storage which is not mounted while the cluster probes: what a parameter names may lie anywhere. */
final class CheckDuringProbe implements Rule {

    /** What is looked for, by the key that says so. */
    private static final Map<String, String> NOUNS = Map.of("binary", "program", "file", "file", "directory", "directory");

    @Override
    public void check(Subject subject, Findings findings) {
        for (Entry<Descriptor.Requirement> entry : subject.descriptor().validate()) {
            boolean aware = entry.condition().references().stream()
                    .anyMatch(name -> Facts.of(name, subject.descriptor().parameters()).equals(Facts.PROBE));
            for (Part<Template> part : Part.of(entry.kind().check())) {
                if (!aware && NOUNS.containsKey(part.key()) && isChosen(part.text(), subject)) {
                    findings.add(subject.spans().value("validate", entry.name(), part.key()),
                            "if this " + NOUNS.get(part.key()) + " is on shared storage, it is missing during a probe",
                            "add unless: probe");
                }
            }
        }
    }

    private static boolean isChosen(Template path, Subject subject) {
        return subject.names().roots(path).stream().anyMatch(root -> subject.names().parameter(root).isPresent());
    }
}
