package org.oscine.action;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Attempts;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource.Named;
import org.oscine.probe.MonitorProbes;
import org.oscine.probe.Outcome;
import org.oscine.probe.OwnProcesses;

/** Is the service there, and does it work? */
final class Monitor extends Action {
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    Monitor(ActionContext context, Course course) {
        super(context, course);
    }

    @Override
    Result perform(Phase phase) {
        return phase == Phase.QUESTIONS ? ask() : super.perform(phase);
    }

    /** A process that a signal has stopped answers nobody. */
    @Override
    Outcome look() {
        Outcome outcome = context.look();
        Optional<Stat> stopped = outcome instanceof Outcome.Up up ? stopped(up.processes()) : Optional.empty();
        return stopped.isEmpty()
                ? outcome
                : new Outcome.Failed(outcome.found(),
                        "process " + stopped.get().pid() + " is stopped (state T) and cannot respond until it gets SIGCONT");
    }

    /** One that is stopped, and not just for a moment. */
    private Optional<Stat> stopped(List<Stat> processes) {
        if (Signalling.stopped(processes).isEmpty()) {
            return Optional.empty();
        }
        context.host().clock().sleep(A_MOMENT);
        return Signalling.stopped(Signalling.alive(context.host(), processes));
    }

    private Result ask() {
        List<Named<Descriptor.Monitor<String>>> questions = context.resource().monitor();
        OwnProcesses service = new OwnProcesses(context.host(), context.resource().stateDirectory(), seen().found());
        Result degraded = Result.SUCCESS;
        for (int i = 0; i < questions.size(); i++) {
            Duration share = TimeBudget.equal(i, questions.size(), context.deadline().left());
            Result answer = ask(service, questions.get(i), context.deadline().within(share));
            if (!answer.success() && answer.code().healthy()) {
                degraded = degraded.success() ? answer : degraded; // unless another one tells of a failure
            } else if (!answer.success()) {
                return because(answer);
            }
        }
        return degraded;
    }

    /** What died or was stopped while it was asked is the cause; that it gave no answer only follows from that. */
    private Result because(Result answer) {
        Outcome now = look();
        if (now instanceof Outcome.Down) {
            return Result.of(ReturnCode.OCF_NOT_RUNNING, now.seen());
        }
        return now instanceof Outcome.Failed ? Result.of(ReturnCode.OCF_ERR_GENERIC, now.seen()) : answer;
    }

    /** Until it is answered well, or as often as it may fail; a service that has died meanwhile is not asked again. */
    private Result ask(OwnProcesses service, Named<Descriptor.Monitor<String>> question, Deadline share) {
        Attempts attempts = question.it().attempts();
        Result answer = MonitorProbes.ask(service, question, attempts.share(0, share.left()));
        int made = 1;
        while (made < attempts.most() && !answer.success() && share.left().compareTo(attempts.between()) > 0 && isStillThere()) {
            context.host().clock().sleep(attempts.between());
            answer = MonitorProbes.ask(service, question, attempts.share(made, share.left()));
            made++;
        }
        return made == 1 || answer.success() ? answer : Result.of(answer.code(), answer.reason() + " (attempt " + made + ")");
    }

    private boolean isStillThere() {
        return seen().found().isEmpty() || !Signalling.alive(context.host(), seen().found()).isEmpty();
    }
}
