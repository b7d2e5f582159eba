package org.oscine.action;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource.Named;
import org.oscine.probe.Outcome;
import org.oscine.probe.Questions;
import org.oscine.probe.Status;

/** Is the service there, and does it work? */
final class Monitor {
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final Context context;
    private final Validation validation;

    Monitor(Context context) {
        this.context = context;
        this.validation = new Validation(context);
    }

    /** Looks at processes and files only. */
    Result status() {
        Result may = mayLook();
        return may.success() ? of(look()) : may;
    }

    /**
     * As status; and of a service that is up, all questions. A probe that finds nothing running goes on to say what
     * keeps the service from running here, so that the cluster need not find out by a failed start.
     */
    Result monitor() {
        Result may = mayLook();
        if (!may.success()) {
            return may;
        }
        Outcome outcome = look();
        if (outcome instanceof Outcome.Up up) {
            Optional<Stat> stopped = stopped(up.processes());
            return stopped.isPresent()
                    ? Result.of(ReturnCode.OCF_ERR_GENERIC,
                            "process " + stopped.get().pid() + " is stopped (state T), and answers nobody until it goes on")
                    : ask();
        }
        if (outcome instanceof Outcome.Down && context.resource().probe()) {
            Result fits = validation.ofTheNode();
            return fits.success() ? of(outcome) : fits;
        }
        return of(outcome);
    }

    private Result mayLook() {
        Result parameters = validation.ofTheParameters();
        return parameters.success() ? validation.only(Check.Root.class) : parameters;
    }

    private Outcome look() {
        return new Status(context.host(), context.resource()).look(context.deadline().left());
    }

    /** One that a signal has stopped, and not just for a moment. */
    private Optional<Stat> stopped(List<Stat> processes) {
        if (Processes.stopped(processes).isEmpty()) {
            return Optional.empty();
        }
        context.host().clock().sleep(A_MOMENT);
        return Processes.stopped(Processes.alive(context.host(), processes));
    }

    private Result ask() {
        List<Named<Descriptor.Monitor<String>>> questions = context.resource().monitor();
        for (int i = 0; i < questions.size(); i++) {
            Duration share = Shares.equal(i, questions.size(), context.deadline().left());
            Result answer = Questions.ask(context.host(), questions.get(i), share);
            if (!answer.success()) {
                // What died while it was asked is not running; that it gave no answer is no reason then.
                return look() instanceof Outcome.Down down ? of(down) : answer;
            }
        }
        return Result.SUCCESS;
    }

    private static Result of(Outcome outcome) {
        return outcome.match(new Outcome.Cases<Result>() {
            @Override
            public Result up(Outcome.Up it) {
                return Result.SUCCESS;
            }

            @Override
            public Result down(Outcome.Down it) {
                return Result.of(ReturnCode.OCF_NOT_RUNNING, it.seen());
            }

            @Override
            public Result failed(Outcome.Failed it) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, it.seen());
            }

            @Override
            public Result remains(Outcome.Remains it) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, it.seen());
            }

            @Override
            public Result unknown(Outcome.Unknown it) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, it.seen());
            }
        });
    }
}
