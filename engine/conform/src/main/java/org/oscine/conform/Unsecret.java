package org.oscine.conform;

import java.util.List;
import org.oscine.conform.agent.EndedCall;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.FaultReport;
import org.oscine.conform.trial.Violation;
import org.oscine.parameter.Redactor;

/** Takes secrets out of what came of a fault, before anybody is told: any agent, and any service, may have said them. */
record Unsecret(Redactor redactor) {

    FaultReport of(FaultReport it) {
        return new FaultReport(it.mode(), it.name(), it.title(), it.rule(), it.verdict(),
                redactor.redact(it.note()), it.at(), it.took(), it.events().stream().map(this::of).toList());
    }

    private Event of(Event event) {
        return switch (event) {
            case Event.Deed it -> new Event.Deed(it.at(), redactor.redact(it.text()));
            case Event.Looked it -> new Event.Looked(it.at(), redactor.redact(it.expected()), redactor.redact(it.seen()),
                    violations(it.violations()));
            case Event.Called it -> new Event.Called(it.at(), redactor.redact(it.label()), it.timeout(), of(it.call()),
                    redactor.redact(it.expected()), texts(it.before()), texts(it.after()), violations(it.violations()));
        };
    }

    private EndedCall of(EndedCall it) {
        return new EndedCall(redactor.redact(it.words()), it.exit(), it.killed(), it.heldPipe(), redactor.redact(it.stdout()),
                redactor.redact(it.stderr()), it.duration());
    }

    private List<Violation> violations(List<Violation> violations) {
        return violations.stream().map(it -> new Violation(it.kind(), redactor.redact(it.text()))).toList();
    }

    private List<String> texts(List<String> texts) {
        return texts.stream().map(redactor::redact).toList();
    }
}
