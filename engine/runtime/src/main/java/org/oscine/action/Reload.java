package org.oscine.action;

import java.util.List;
import org.oscine.descriptor.ReloadStep;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource.Named;
import org.oscine.probe.CommandAnswers;

/** Makes a running service take over what has changed, without a stop. */
final class Reload extends Action {

    Reload(ActionContext context, Course course) {
        super(context, course);
    }

    @Override
    Result perform(Phase phase) {
        return phase == Phase.RELOAD ? reload(context.resource().reload().orElse(List.of())) : super.perform(phase);
    }

    private Result reload(List<Named<ReloadStep<String>>> steps) {
        for (Named<ReloadStep<String>> step : steps) {
            context.host().tracer().begins("reload", step.name());
            Result result = perform(step.it(), seen().found());
            context.host().tracer().ends(result.inWords());
            if (!result.success()) {
                return Result.of(result.code(), step.name() + ": " + result.reason());
            }
        }
        return Result.SUCCESS;
    }

    private Result perform(ReloadStep<String> step, List<Stat> processes) {
        return step.match(new ReloadStep.Cases<String, Result>() {
            @Override
            public Result command(ReloadStep.Command<String> it) {
                return CommandAnswers.judge(context.host(), it.run(), context.deadline().left());
            }

            @Override
            public Result signal(ReloadStep.Signal<String> it) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, Signalling.signalEach(context, processes, it.signal()));
            }
        });
    }
}
