package org.oscine.lint.rule;

import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Severity;
import org.oscine.ocf.ReturnCode;

/** What is missing on one node bans the resource from all. */
final class NodeDependentBan implements Rule {

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (Entry<Descriptor.Requirement> entry : subject.descriptor().validate()) {
            boolean ban = entry.kind().code().filter(ReturnCode.OCF_ERR_CONFIGURED::equals).isPresent();
            if (ban && !(entry.kind().check() instanceof Check.Command<Template>)
                    && !(entry.kind().check() instanceof Check.Refuse<Template>)) {
                findings.add(subject.spans().value("validate", entry.name(), "code"),
                        "if this is missing on one node, the resource is banned from every node",
                        "drop 'code', or use OCF_ERR_INSTALLED, OCF_ERR_ARGS or OCF_ERR_PERM");
            }
        }
    }
}
