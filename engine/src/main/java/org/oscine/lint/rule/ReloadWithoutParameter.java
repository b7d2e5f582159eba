package org.oscine.lint.rule;

import org.oscine.descriptor.Parameter;

/** A reload that no change of a parameter calls for. */
final class ReloadWithoutParameter implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        boolean called = subject.descriptor().parameters().stream().anyMatch(Parameter::reloadable);
        if (subject.descriptor().reload().isPresent() && !called) {
            findings.add(subject.spans().key("reload"), "no parameter is reloadable, so the cluster never reloads",
                    "mark what the reload takes over with reloadable: true, or drop 'reload'");
        }
    }
}
