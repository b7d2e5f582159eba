package org.oscine.lint.rule;

import java.util.Optional;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.Template;

/** A directory that is made for root although the service runs as another user. */
final class FolderWithoutOwner implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        Optional<Template> user = subject.descriptor().start().launch().run().surroundings().user();
        boolean root = user.isEmpty() || Texts.literal(user).filter("root"::equals).isPresent();
        for (Entry<Step<Template>> entry : subject.descriptor().start().before()) {
            if (!root && entry.kind() instanceof Step.Directory<Template> it && it.owner().isEmpty()
                    && it.group().isEmpty() && it.mode().isEmpty()) {
                findings.add(subject.spans().key("start", "before", entry.name(), "directory"),
                        "the service runs as " + Texts.written(user.get()) + " and cannot write to root's directory",
                        "add owner: " + Texts.written(user.get()));
            }
        }
    }
}
