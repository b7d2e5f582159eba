package org.oscine.lint.rule;

import java.util.Optional;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Template;

/** Something that may lie on storage which is not mounted while the cluster probes: what a parameter names may lie anywhere. */
final class CheckDuringProbe implements Rule {

    /** What is looked for, by the key that says so. */
    private record Sought(String kind, String noun, Template path) {}

    @Override
    public void check(Subject subject, Findings findings) {
        for (Entry<Descriptor.Requirement> entry : subject.descriptor().validate()) {
            boolean aware = entry.condition().references().contains("probe");
            sought(entry.kind().check()).filter(it -> !aware && isChosen(it.path(), subject)).ifPresent(it ->
                    findings.add(subject.spans().value("validate", entry.name(), it.kind()),
                            "this " + it.noun() + " is missing in a probe where the administrator keeps it on shared storage",
                            "add unless: probe"));
        }
    }

    private static Optional<Sought> sought(Check<Template> check) {
        return switch (check) {
            case Check.Binary<Template> it -> Optional.of(new Sought("binary", "program", it.program()));
            case Check.File<Template> it -> Optional.of(new Sought("file", "file", it.path()));
            case Check.Directory<Template> it -> Optional.of(new Sought("directory", "directory", it.path()));
            case Check.User<Template> it -> Optional.empty();
            case Check.Group<Template> it -> Optional.empty();
            case Check.Root<Template> it -> Optional.empty();
            case Check.Command<Template> it -> Optional.empty();
        };
    }

    private static boolean isChosen(Template path, Subject subject) {
        return subject.names().roots(path).stream().anyMatch(root -> subject.names().parameter(root).isPresent());
    }
}
