package org.oscine.action;

import java.util.List;
import org.oscine.descriptor.ReloadStep;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource.Named;
import org.oscine.probe.Outcome;
import org.oscine.probe.Questions;
import org.oscine.probe.Status;

/** Makes a running service take over what has changed, without a stop. */
final class Reload implements Exclusive.Work {
    private final Context context;

    Reload(Context context) {
        this.context = context;
    }

    @Override
    public Result perform() {
        if (context.resource().reload().isEmpty()) {
            return Result.of(ReturnCode.OCF_ERR_UNIMPLEMENTED, "the service cannot reload");
        }
        Result valid = new Validation(context).perform();
        return valid.success() ? reload(context.resource().reload().get()) : valid;
    }

    private Result reload(List<Named<ReloadStep<String>>> steps) {
        Outcome outcome = new Status(context.host(), context.resource()).look(context.deadline().left());
        if (!(outcome instanceof Outcome.Up up)) {
            return Result.of(ReturnCode.OCF_ERR_GENERIC, "nothing to reload: " + outcome.seen());
        }
        for (Named<ReloadStep<String>> step : steps) {
            context.host().begins("reload", step.name());
            Result result = perform(step.it(), up.processes());
            context.host().ends(result);
            if (!result.success()) {
                return Result.of(result.code(), step.name() + ": " + result.reason());
            }
        }
        return new Monitor(context).status();
    }

    private Result perform(ReloadStep<String> step, List<Stat> processes) {
        return step.match(new ReloadStep.Cases<String, Result>() {
            @Override
            public Result command(ReloadStep.Command<String> it) {
                return Questions.judge(context.host(), it.run(), context.deadline().left());
            }

            @Override
            public Result signal(ReloadStep.Signal<String> it) {
                Processes.signal(context, processes, it.signal());
                return Result.SUCCESS;
            }
        });
    }
}
