package org.oscine.lint.rule;

import java.util.List;
import org.oscine.descriptor.Role;

/** A file of the service in a directory where every user can write. */
final class SharedTemporaryFolder implements Rule {
    private static final List<String> OPEN = List.of("/tmp/", "/var/tmp/", "/dev/shm/");

    @Override
    public void check(Subject subject, Findings findings) {
        for (TextUse use : subject.texts()) {
            boolean path = use.role() == Role.PATH || use.place().last().equals("log");
            if (path && OPEN.stream().anyMatch(Texts.leading(use.text())::startsWith)) {
                findings.add(subject.spans().value(use.place()),
                        "any user of the node can create a file there first",
                        "use a directory under /run, /var/lib or /var/log, or ${rundir}");
            }
        }
    }
}
