package org.oscine.lint.rule;

import org.oscine.descriptor.ExitMap;
import org.oscine.ocf.ReturnCode;

/** Every failure of a command is taken for a clean stop. */
final class NotRunningByDefault implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        for (CommandUse command : subject.commands()) {
            switch (command.purpose()) {
                case STATUS, MONITOR, READY -> command.run().exit().rows().stream()
                        .filter(row -> row.code() == ReturnCode.OCF_NOT_RUNNING && isRest(row))
                        .forEach(row -> report(command, row, subject, findings));
                case CHECK, BEFORE, START, STOP, AFTER, RELOAD -> { }
            }
        }
    }

    private static boolean isRest(ExitMap.Row row) {
        return row.from() <= 2 && row.to() == 255;
    }

    private static void report(CommandUse command, ExitMap.Row row, Subject subject, Findings findings) {
        findings.add(subject.spans().value(command.entry().in("exit").in(row.label())),
                "any failure of this command counts as a clean stop",
                "use OCF_NOT_RUNNING only for the exit statuses that mean it, and OCF_ERR_GENERIC for the others");
    }
}
