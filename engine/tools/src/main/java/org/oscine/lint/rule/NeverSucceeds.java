package org.oscine.lint.rule;

import java.util.List;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.OutputMap;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Severity;

/** An exit map in which no exit status means success. */
final class NeverSucceeds implements Rule {

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        pages(subject.descriptor().monitor(), Place.at("monitor"), subject, findings);
        pages(subject.descriptor().start().ready(), Place.at("start", "ready"), subject, findings);
        for (CommandUse command : subject.commands()) {
            OutputMap<Template> outputs = command.run().outputs();
            boolean printsSuccess = outputs.rows().stream().anyMatch(row -> row.code().healthy());
            if (outputs.other().isPresent()) {
                if (!printsSuccess && !outputs.other().get().healthy()) {
                    findings.add(subject.spans().key(command.entry().in("outputs")),
                            "no output of this command means success",
                            "add a row for success, such as ^running: OCF_SUCCESS");
                }
            } else if (!printsSuccess && !healthy(command.run().exit())) {
                findings.add(subject.spans().key(command.entry().in("exit")),
                        "no exit status of this command means success",
                        "add a row for success before the others: 0: OCF_SUCCESS ('other' includes 0)");
            }
        }
    }

    private static void pages(List<Entry<Monitor<Template>>> questions, Place section, Subject subject, Findings findings) {
        for (Entry<Monitor<Template>> question : questions) {
            if (question.kind().probe() instanceof MonitorProbe.Http<Template> page && !page.codes().isEmpty()
                    && page.codes().stream().noneMatch(row -> row.code().healthy())) {
                findings.add(subject.spans().key(section.in(question.name()).in("codes")), "no status of this page means success",
                        "add a row for success, such as 200: OCF_SUCCESS");
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
