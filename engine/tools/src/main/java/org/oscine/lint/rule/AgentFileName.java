package org.oscine.lint.rule;

import java.nio.file.Path;
import org.oscine.diagnostic.Severity;

/** A file that is not called as its agent is. */
final class AgentFileName implements Rule {

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Path name = Path.of(subject.file()).getFileName();
        String wanted = subject.descriptor().agent() + ".yaml";
        if (name != null && !name.toString().equals(wanted)) {
            findings.add(subject.spans().value("agent"),
                    "the file is called " + name + ", so the agent '" + subject.descriptor().agent() + "' will not be found",
                    "rename it to " + wanted);
        }
    }
}
