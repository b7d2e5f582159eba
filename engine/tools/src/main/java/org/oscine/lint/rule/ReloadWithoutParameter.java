package org.oscine.lint.rule;

import org.oscine.descriptor.Parameter;
import org.oscine.ocf.OcfVersion;

/** A reload that no change of a parameter calls for. Under OCF 1.0 it is for people only, and not advertised. */
final class ReloadWithoutParameter implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        boolean called = subject.descriptor().parameters().stream().anyMatch(Parameter::reloadable);
        boolean advertised = subject.descriptor().ocf() == OcfVersion.V1_1;
        if (advertised && subject.descriptor().reload().isPresent() && !called) {
            findings.add(subject.spans().key("reload"), "no parameter is reloadable, so the cluster never reloads",
                    "add reloadable: true to each parameter that a reload applies, or drop 'reload'");
        }
    }
}
