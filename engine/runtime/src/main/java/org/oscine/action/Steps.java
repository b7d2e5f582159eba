package org.oscine.action;

import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Step;
import org.oscine.host.FileChanges;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Failure;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource.Named;
import org.oscine.probe.CommandAnswers;
import org.oscine.probe.Status;
import org.oscine.trust.Origin;

/** Carries out steps, each to its end before the next; the first that fails ends them. */
final class Steps implements Step.Cases<String, Result> {
    private final ActionContext context;
    private final Host host;

    Steps(ActionContext context) {
        this.context = context;
        this.host = context.host();
    }

    Result perform(List<Named<Step<String>>> steps) {
        for (Named<Step<String>> step : steps) {
            Result result = perform(step);
            if (!result.success()) {
                return result;
            }
        }
        return Result.SUCCESS;
    }

    Result perform(Named<Step<String>> step) {
        context.journal().debug("step " + step.name());
        host.tracer().begins("step", step.name());
        Result result = step.it().match(this);
        host.tracer().ends(result.inWords());
        return result.success() ? result : Result.of(result.code(), step.name() + ": " + result.reason());
    }

    @Override
    public Result directory(Step.Directory<String> step) {
        return new Directories(context).perform(step);
    }

    @Override
    public Result command(Step.Command<String> step) {
        return CommandAnswers.judge(host, step.run(), context.deadline().left());
    }

    @Override
    public Result file(Step.File<String> file) {
        FileChanges changes = hands(file.path(), file.owner(), file.group(), file.mode());
        return Result.of(ReturnCode.OCF_ERR_GENERIC,
                changes.write(file.path(), file.content(), file.mode().orElse("644"), file.owner(), file.group()));
    }

    @Override
    public Result touch(Step.Touch<String> step) {
        for (String path : step.paths()) {
            Failure fault = path.startsWith("/")
                    ? hands(path, step.owner(), step.group(), step.mode()).makeFile(path, step.mode().orElse("644"), step.owner(), step.group())
                    : Failure.of("'" + path + "' is not an absolute path");
            if (fault.exists()) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, fault);
            }
        }
        return Result.SUCCESS;
    }

    /** Whose hands make a file: an owner whom somebody besides root could have named gets nothing that root makes. */
    private FileChanges hands(String path, Optional<String> owner, Optional<String> group, Optional<String> mode) {
        Hands hands = new Hands(context);
        Origin rights = originOf(hands, owner).and(originOf(hands, group)).and(originOf(hands, mode));
        return hands.of(hands.account(hands.origin(path).and(rights), rights.isRoot() ? owner : Optional.empty()));
    }

    private static Origin originOf(Hands hands, Optional<String> text) {
        return text.isPresent() ? hands.origin(text.get()) : Origin.ROOT;
    }

    @Override
    public Result remove(Step.Remove<String> step) {
        Hands hands = new Hands(context);
        for (String path : step.paths()) {
            Failure fault = path.startsWith("/")
                    ? hands.on(path).remove(path) : Failure.of("'" + path + "' is not an absolute path");
            if (fault.exists()) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, fault);
            }
        }
        return Result.SUCCESS;
    }

    @Override
    public Result kill(Step.Kill<String> step) {
        Status status = new Status(host, context.resource());
        List<Stat> processes = status.processesOf(step.probe(), context.deadline().left());
        return Signalling.kill(context, processes);
    }
}
