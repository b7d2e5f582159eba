package org.oscine.action;

import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor.Launch;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Host;
import org.oscine.host.Logs;
import org.oscine.host.ProcessControl.Launched;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Failure;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Invocations;
import org.oscine.parameter.KeptState;
import org.oscine.parameter.Note;
import org.oscine.parameter.Resource;
import org.oscine.probe.CommandAnswers;
import org.oscine.probe.Outcome;

/** Starts the service, and returns as soon as it works or is known not to. */
final class Start extends Action implements Launched.Cases<Result> {
    private final Resource resource;
    private final Host host;
    private final Notes notes;
    private boolean adopted;
    private int launched;

    Start(ActionContext context, Course course) {
        super(context, course);
        this.resource = context.resource();
        this.host = context.host();
        this.notes = new Notes(context);
    }

    @Override
    Result perform(Phase phase) {
        return switch (phase) {
            case ADOPT -> adopt();
            case PREPARE -> prepare();
            case LAUNCH -> launch(resource.launch());
            case READY -> awaitReady();
            default -> super.perform(phase);
        };
    }

    @Override
    Outcome look() {
        return new InterruptedStart(context).lookPast();
    }

    /** It is there, but may still boot: from an administrator's hand, or from a start that was killed. */
    private Result adopt() {
        context.journal().info("already running: " + seen().seen());
        adopted = true;
        List<Stat> processes = seen().found();
        Failure kept = processes.isEmpty() ? Failure.NONE : notes.keep(processes);
        return Result.of(ReturnCode.OCF_ERR_GENERIC, kept.exists() ? kept : notes.complete());
    }

    private Result prepare() {
        Result begun = Result.of(ReturnCode.OCF_ERR_GENERIC, notes.begin());
        return begun.success() ? new Steps(context).perform(resource.prepare()) : begun;
    }

    private Result launch(Launch<String> launch) {
        Result launched = launch.foreground() ? launchForeground(launch) : runStarter(launch);
        if (launched.success()) {
            launched = Result.of(ReturnCode.OCF_ERR_GENERIC, notes.keep(KeptState.UP));
        }
        return launched.success() ? launched : ended(launched);
    }

    /** Nothing stays of a launch that failed: nobody would know of it. What has no process only a stop can undo. */
    private Result ended(Result launched) {
        if (resource.isKept()) {
            return launched;
        }
        Result ended = new Kin(context).end();
        if (!ended.success()) {
            return Result.of(launched.code(), launched.reason() + "; " + ended.reason());
        }
        notes.forget();
        return launched;
    }

    private Result runStarter(Launch<String> launch) {
        Ended ended = host.commands().runDaemonStarter(Invocations.of(host, launch.run(), context.deadline().ofStart().left()), notes.family(),
                Note.STARTER.in(resource.stateDirectory()), context.deadline().ofStart().left());
        Result result = CommandAnswers.verdict(launch.run(), ended);
        return result.success() ? result : Result.of(result.code(), "start: " + result.reason());
    }

    private Result launchForeground(Launch<String> launch) {
        Launched launched = host.control().launch(Invocations.of(host, launch.run(), context.deadline().ofStart().left()), notes.family(), logs(launch));
        return launched.match(this);
    }

    /** Opened with the right of whoever could have said their names. */
    private Logs logs(Launch<String> launch) {
        Hands hands = new Hands(context);
        String output = launch.log().orElse("");
        String errors = launch.errorLog().orElse("");
        return new Logs(output, errors,
                hands.account(hands.origin(output).and(hands.origin(errors)), launch.run().surroundings().user()));
    }

    @Override
    public Result refused(Launched.Refused refused) {
        return Result.of(ReturnCode.OCF_ERR_GENERIC, "start: " + refused.cause());
    }

    @Override
    public Result running(Launched.Running running) {
        launched = running.pid();
        Optional<String> pidfile = resource.launch().pidfile();
        if (pidfile.isPresent()) {
            note(pidfile.get(), running.pid());
        }
        Optional<Stat> process = host.processes().stat(running.pid());
        return process.isPresent()
                ? Result.of(ReturnCode.OCF_ERR_GENERIC, notes.keep(List.of(process.get())))
                : Result.SUCCESS;
    }

    /** For others to read: our own knowledge is the identity, so the service does not depend on this file. */
    private void note(String pidfile, int pid) {
        context.journal().warnOf(
                new Hands(context).on(pidfile).write(pidfile, pid + "\n", "644", Optional.empty(), Optional.empty()));
    }

    /** What was there may just be ending, as after a stop by hand: then it is started. */
    private Result awaitReady() {
        Readiness readiness = new Readiness(context, adopted, launched);
        Result result;
        try {
            result = readiness.await();
        } finally {
            host.control().forgetLaunched();
        }
        if (!adopted || !readiness.sawItEnd() || context.deadline().passed()) {
            return result;
        }
        adopted = false;
        context.journal().info("the service that was already running has ended; starting it again: " + result.reason());
        return from(Phase.NODE);
    }
}
