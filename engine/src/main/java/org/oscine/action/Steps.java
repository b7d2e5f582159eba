package org.oscine.action;

import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Step;
import org.oscine.host.FileView;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource.Named;
import org.oscine.probe.Questions;
import org.oscine.probe.Status;

/** Carries out steps, each to its end before the next; the first that fails ends them. */
final class Steps {
    private final Context context;
    private final Host host;

    Steps(Context context) {
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
        host.begins("step", step.name());
        Result result = perform(step.it());
        host.ends(result);
        return result.success() ? result : Result.of(result.code(), step.name() + ": " + result.reason());
    }

    private Result perform(Step<String> step) {
        return step.match(new Step.Cases<String, Result>() {
            @Override
            public Result directory(Step.Directory<String> it) {
                return directories(it);
            }

            @Override
            public Result file(Step.File<String> it) {
                return faultIf(host.changes().write(it.path(), it.content(), it.mode().orElse("644"), it.owner(),
                        it.group()), ReturnCode.OCF_ERR_GENERIC);
            }

            @Override
            public Result remove(Step.Remove<String> it) {
                return removeAll(it);
            }

            @Override
            public Result kill(Step.Kill<String> it) {
                return killAll(it);
            }

            @Override
            public Result command(Step.Command<String> it) {
                return Questions.judge(host, it.run(), context.deadline().left());
            }
        });
    }

    private static Result faultIf(String fault, ReturnCode code) {
        return fault.isEmpty() ? Result.SUCCESS : Result.of(code, fault);
    }

    private Result directories(Step.Directory<String> step) {
        for (String path : step.paths()) {
            Result result = directory(path, step);
            if (!result.success()) {
                return result;
            }
        }
        return Result.SUCCESS;
    }

    private Result directory(String path, Step.Directory<String> step) {
        if (!path.startsWith("/")) {
            return Result.of(ReturnCode.OCF_ERR_ARGS, "'" + path + "' is not an absolute path");
        }
        return switch (host.files().kind(path)) {
            case MISSING -> faultIf(host.changes().makeDirectory(path, step.owner(), step.group(), step.mode()),
                    ReturnCode.OCF_ERR_GENERIC);
            case DIRECTORY -> step.owner().isPresent() ? openTo(path, step.owner().get(), step.group()) : Result.SUCCESS;
            case FILE, SOCKET, OTHER -> Result.of(ReturnCode.OCF_ERR_ARGS, path + " is not a folder");
            case UNREADABLE -> Result.of(ReturnCode.OCF_ERR_PERM, path + " cannot be looked at");
        };
    }

    private Result openTo(String path, String owner, Optional<String> group) {
        if (host.files().writableBy(path, owner) != FileView.Access.NO) {
            return Result.SUCCESS;
        }
        context.journal().warning(path + " is not writable by " + owner + ": giving it to " + owner);
        String fault = host.changes().giveTo(path, owner, group);
        if (fault.isEmpty() && host.files().writableBy(path, owner) == FileView.Access.NO) {
            fault = path + " is not writable by " + owner;
        }
        return faultIf(fault, ReturnCode.OCF_ERR_PERM);
    }

    private Result removeAll(Step.Remove<String> step) {
        for (String path : step.paths()) {
            String fault = path.startsWith("/") ? host.changes().remove(path) : "'" + path + "' is not an absolute path";
            if (!fault.isEmpty()) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, fault);
            }
        }
        return Result.SUCCESS;
    }

    private Result killAll(Step.Kill<String> step) {
        Status status = new Status(host, context.resource());
        List<Stat> processes = status.processesOf(step.probe(), context.deadline().left());
        return Processes.kill(context, processes);
    }
}
