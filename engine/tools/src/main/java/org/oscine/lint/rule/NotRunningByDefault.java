package org.oscine.lint.rule;

import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.OutputMap;
import org.oscine.ocf.ReturnCode;

/** Every failure of a command is taken for a clean stop. */
final class NotRunningByDefault implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        for (CommandUse command : subject.commands()) {
            switch (command.purpose()) {
                case STATUS, MONITOR, READY -> {
                    command.run().exit().rows().stream()
                            .filter(row -> row.code() == ReturnCode.OCF_NOT_RUNNING && isRest(row))
                            .forEach(row -> report(command.entry().in("exit").in(row.label()), subject, findings));
                    command.run().outputs().other().filter(code -> code == ReturnCode.OCF_NOT_RUNNING)
                            .ifPresent(code -> report(command.entry().in("outputs").in(OutputMap.OTHER), subject, findings));
                }
                case CHECK, BEFORE, START, STOP, AFTER, RELOAD, ENVIRONMENT -> { }
            }
        }
    }

    private static boolean isRest(ExitMap.Row row) {
        return row.from() <= 2 && row.to() == 255;
    }

    private static void report(Place row, Subject subject, Findings findings) {
        findings.add(subject.spans().value(row),
                "any failure of this command counts as a clean stop",
                "use OCF_NOT_RUNNING only for the exit statuses that mean it, and OCF_ERR_GENERIC for the others");
    }
}
