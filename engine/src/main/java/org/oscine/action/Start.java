package org.oscine.action;

import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor.Launch;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Host;
import org.oscine.host.ProcessControl.Launched;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Remembered;
import org.oscine.parameter.Resource;
import org.oscine.probe.Identity;
import org.oscine.probe.Outcome;
import org.oscine.probe.Questions;
import org.oscine.probe.Status;

/** Starts the service, and returns as soon as it works or is known not to. */
final class Start {
    /** Says in the notes that nothing is known: a full disk is found out by this, and not when the service runs. */
    private static final Outcome.Up NOBODY_YET = new Outcome.Up(List.of(), "");

    private final Context context;
    private final Resource resource;
    private final Host host;

    Start(Context context) {
        this.context = context;
        this.resource = context.resource();
        this.host = context.host();
    }

    Result perform() {
        Result parameters = new Validation(context).ofTheParameters();
        return parameters.success() ? fromWhatIsThere() : parameters;
    }

    private Result fromWhatIsThere() {
        return switch (new Starter(context).lookPast()) {
            case Outcome.Up up -> adopt(up);
            case Outcome.Down down when down.occupied() ->
                Result.of(ReturnCode.OCF_ERR_GENERIC, "not started: " + down.seen());
            case Outcome.Down down -> fromNothing();
            case Outcome.Failed failed -> Result.of(ReturnCode.OCF_ERR_GENERIC, "stop it first: " + failed.seen());
            case Outcome.Remains remains -> Result.of(ReturnCode.OCF_ERR_GENERIC, "stop it first: " + remains.seen());
            case Outcome.Unknown unknown -> Result.of(ReturnCode.OCF_ERR_GENERIC, unknown.seen());
        };
    }

    /** It is there, but may still boot: from an administrator's hand, or from a start that was killed. */
    private Result adopt(Outcome.Up up) {
        context.journal().info("already running: " + up.seen());
        Result kept = up.processes().isEmpty() ? Result.SUCCESS : faultIf(keep(up));
        return kept.success() ? new Readiness(context).await() : kept;
    }

    private Result fromNothing() {
        Result node = new Validation(context).ofTheNode();
        Result prepared = node.success() ? prepare() : node;
        Result launched = prepared.success() ? launch(resource.launch()) : prepared;
        return launched.success() ? new Readiness(context).await() : launched;
    }

    /** Our notes come first: where they cannot be kept, nothing is started. */
    private Result prepare() {
        Result noted = faultIf(Remembered.write(host.changes(), resource.stateDirectory(), resource.remembered()));
        Result reserved = noted.success() ? faultIf(keep(NOBODY_YET)) : noted;
        return reserved.success() ? new Steps(context).perform(resource.prepare()) : reserved;
    }

    private Result launch(Launch<String> launch) {
        return launch.foreground() ? launchForeground(launch) : runStarter(launch);
    }

    private Result runStarter(Launch<String> launch) {
        Ended ended = host.commands().runDaemonStarter(
                Questions.invocation(host, launch.run()), Starter.note(resource.stateDirectory()), context.deadline().left());
        Result result = Questions.verdict(launch.run(), ended);
        return result.success() ? result : Result.of(result.code(), "start: " + result.reason());
    }

    private Result launchForeground(Launch<String> launch) {
        return switch (host.control().launch(Questions.invocation(host, launch.run()),
                launch.log().orElse(""), launch.errorLog().orElse(""))) {
            case Launched.Refused refused -> Result.of(ReturnCode.OCF_ERR_GENERIC, "start: " + refused.cause());
            case Launched.Running running -> keep(running, launch);
        };
    }

    private Result keep(Launched.Running running, Launch<String> launch) {
        if (launch.pidfile().isPresent()) {
            note(launch.pidfile().get(), running.pid());
        }
        return host.processes().stat(running.pid())
                .map(process -> faultIf(keep(new Outcome.Up(List.of(process), ""))))
                .orElse(Result.SUCCESS);
    }

    /** For others to read: our own knowledge is the identity, so the service does not depend on this file. */
    private void note(String pidfile, int pid) {
        String fault = host.changes().write(pidfile, pid + "\n", "644", Optional.empty(), Optional.empty());
        if (!fault.isEmpty()) {
            context.journal().warning(fault);
        }
    }

    private String keep(Outcome.Up up) {
        return Identity.write(host.changes(), host.processes(), resource.stateDirectory(), up.processes());
    }

    private static Result faultIf(String fault) {
        return fault.isEmpty() ? Result.SUCCESS : Result.of(ReturnCode.OCF_ERR_GENERIC, fault);
    }
}
