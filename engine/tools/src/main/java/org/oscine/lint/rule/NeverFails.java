package org.oscine.lint.rule;

import java.util.List;
import java.util.stream.IntStream;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.OutputMap;
import org.oscine.descriptor.Template;

/** An exit map in which every exit status of a question means success. */
final class NeverFails implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        pages(subject.descriptor().monitor(), Place.at("monitor"), subject, findings);
        pages(subject.descriptor().start().ready(), Place.at("start", "ready"), subject, findings);
        for (CommandUse command : subject.commands()) {
            switch (command.purpose()) {
                case CHECK, STATUS, MONITOR, READY -> {
                    OutputMap<Template> outputs = command.run().outputs();
                    boolean printsNoFailure = outputs.rows().stream().allMatch(row -> row.code().healthy());
                    if (outputs.other().isPresent()) {
                        if (printsNoFailure && outputs.other().get().healthy()) {
                            findings.add(subject.spans().key(command.entry().in("outputs")),
                                    "every output of this command means success",
                                    "map other outputs to OCF_ERR_GENERIC, or leave them to exit");
                        }
                    } else if (printsNoFailure && command.run().output().isEmpty() && alwaysHealthy(command.run().exit())) {
                        findings.add(subject.spans().key(command.entry().in("exit")),
                                "every exit status of this command means success",
                                "map the failures to OCF_ERR_GENERIC, or check the output as well");
                    }
                }
                case BEFORE, START, STOP, AFTER, RELOAD, ENVIRONMENT -> { }
            }
        }
    }

    private static void pages(List<Entry<Monitor<Template>>> questions, Place section, Subject subject, Findings findings) {
        for (Entry<Monitor<Template>> question : questions) {
            if (question.kind().probe() instanceof MonitorProbe.Http<Template> page && !page.codes().isEmpty()
                    && IntStream.rangeClosed(100, 599).allMatch(status -> page.codeFor(status).healthy())) {
                findings.add(subject.spans().key(section.in(question.name()).in("codes")), "every status of this page means success",
                        "map the failures to OCF_ERR_GENERIC, or leave 'other' out");
            }
        }
    }

    private static boolean alwaysHealthy(ExitMap map) {
        for (int exit = 0; exit <= 255; exit++) {
            if (!map.codeFor(exit).healthy()) {
                return false;
            }
        }
        return true;
    }
}
