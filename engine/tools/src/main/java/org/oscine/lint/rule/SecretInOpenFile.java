package org.oscine.lint.rule;

import java.util.Optional;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Severity;

/** A secret in a file that every user can read. */
final class SecretInOpenFile implements Rule {
    private static final int OTHERS_READ = 4;

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (Entry<Step<Template>> entry : subject.descriptor().start().before()) {
            if (entry.kind() instanceof Step.File<Template> it && holdsSecret(it.content(), subject) && isOpen(it)) {
                findings.add(subject.spans().value("start", "before", entry.name(), "file"),
                        "every user of the node can read the secret in this file",
                        "add mode: \"0600\", and the owner that must read it");
            }
        }
    }

    private static boolean holdsSecret(Template content, Subject subject) {
        return content.references().stream().anyMatch(subject.descriptor()::isSecret) || subject.names().roots(content).stream().anyMatch(root -> subject.names().parameter(root)
                .filter(it -> it.type() == Parameter.Type.SECRET)
                .isPresent());
    }

    /** A file without a mode has 0644. */
    private static boolean isOpen(Step.File<Template> file) {
        Optional<String> mode = Texts.literal(file.mode());
        return file.mode().isEmpty() || mode.filter(text -> text.matches("[0-7]+"))
                .filter(text -> (Integer.parseInt(text, 8) & OTHERS_READ) != 0)
                .isPresent();
    }
}
