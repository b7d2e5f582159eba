package org.oscine.lint.rule;

import org.oscine.descriptor.ExitMap;
import org.oscine.diagnostic.Severity;

/** An exit map in which no exit status means success. */
final class NeverSucceeds implements Rule {

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (CommandUse command : subject.commands()) {
            if (!healthy(command.run().exit())) {
                findings.add(subject.spans().key(command.entry().in("exit")),
                        "no exit status of this command means success",
                        "add a row for success before the others: 0: OCF_SUCCESS ('other' includes 0)");
            }
        }
    }

    private static boolean healthy(ExitMap map) {
        for (int exit = 0; exit <= 255; exit++) {
            if (map.codeFor(exit).healthy()) {
                return true;
            }
        }
        return false;
    }
}
