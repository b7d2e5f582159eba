package org.oscine.action;

import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor.Launch;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Family;
import org.oscine.host.FileView;
import org.oscine.host.Host;
import org.oscine.host.Logs;
import org.oscine.host.ProcessControl.Launched;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Remembered;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Identity;
import org.oscine.probe.Outcome;
import org.oscine.probe.Questions;

/** Starts the service, and returns as soon as it works or is known not to. */
final class Start implements Exclusive.Work {
    /** Says in the notes that nothing is known: a full disk is found out by this, and not when the service runs. */
    private static final Outcome.Up NOBODY_YET = new Outcome.Up(List.of(), "");

    private final Context context;
    private final Resource resource;
    private final Host host;
    private Family family = Family.NONE;

    Start(Context context) {
        this.context = context;
        this.resource = context.resource();
        this.host = context.host();
    }

    @Override
    public Result perform() {
        Result parameters = new Validation(context).ofTheParameters();
        return parameters.success() ? fromWhatIsThere() : parameters;
    }

    private Result fromWhatIsThere() {
        Outcome outcome = new Starter(context).lookPast();
        return outcome.match(new Outcome.Cases<Result>() {
            @Override
            public Result up(Outcome.Up it) {
                return adopt(it);
            }

            @Override
            public Result down(Outcome.Down it) {
                return it.occupied() ? refused("not started: ", it) : fromNothing();
            }

            @Override
            public Result failed(Outcome.Failed it) {
                return refused("stop it first: ", it);
            }

            @Override
            public Result remains(Outcome.Remains it) {
                return refused("stop it first: ", it);
            }

            @Override
            public Result unknown(Outcome.Unknown it) {
                return refused("", it);
            }
        });
    }

    private static Result refused(String why, Outcome outcome) {
        return Result.of(ReturnCode.OCF_ERR_GENERIC, why + outcome.seen());
    }

    /** It is there, but may still boot: from an administrator's hand, or from a start that was killed. */
    private Result adopt(Outcome.Up up) {
        context.journal().info("already running: " + up.seen());
        Result kept = up.processes().isEmpty() ? Result.SUCCESS : faultIf(keep(up));
        Result noted = kept.success() ? noteValuesOnce() : kept;
        return noted.success() ? awaitOrBegin() : noted;
    }

    /** What was there may just be ending, as after a stop by hand: then it is started. */
    private Result awaitOrBegin() {
        Readiness readiness = new Readiness(context, true);
        Result result = readiness.await();
        if (!readiness.sawItEnd() || context.deadline().passed()) {
            return result;
        }
        context.journal().info("it has ended meanwhile: " + result.reason());
        return fromNothing();
    }

    /** What was noted when it was started is true of it, whatever its configuration says by now. */
    private Result noteValuesOnce() {
        boolean known = host.files().kind(Remembered.file(resource.stateDirectory())) != FileView.Kind.MISSING;
        Result noted = known ? Result.SUCCESS : faultIf(noteValues());
        return noted.success() ? faultIf(Keepsake.keepOnce(context)) : noted;
    }

    private String noteValues() {
        return Remembered.write(host.changes(), resource.stateDirectory(), resource.remembered());
    }

    private Result fromNothing() {
        Result node = new Validation(context).ofTheNode();
        Result prepared = node.success() ? prepare() : node;
        if (!prepared.success()) {
            return prepared;
        }
        Result launched = launch(resource.launch());
        return launched.success() ? new Readiness(context, false).await() : ended(launched);
    }

    /** Nothing stays of a launch that failed: nobody would know of it. */
    private Result ended(Result launched) {
        Result ended = new Kin(context).end();
        if (!ended.success()) {
            return Result.of(launched.code(), launched.reason() + "; " + ended.reason());
        }
        new CleanUp(context).forget();
        return launched;
    }

    /** Our notes come first: where they cannot be kept, nothing is started. */
    private Result prepare() {
        Result noted = faultIf(noteValues());
        Result kept = noted.success() ? faultIf(Keepsake.keep(context)) : noted;
        Result reserved = kept.success() ? faultIf(keep(NOBODY_YET)) : kept;
        Result founded = reserved.success() ? faultIf(foundFamily()) : reserved;
        return founded.success() ? new Steps(context).perform(resource.prepare()) : founded;
    }

    private String foundFamily() {
        String state = resource.stateDirectory();
        host.control().disband(Identity.family(host.files(), host.processes(), state));
        family = host.control().newFamily(state);
        return Identity.write(host.changes(), host.processes(), state, family);
    }

    private Result launch(Launch<String> launch) {
        return launch.foreground() ? launchForeground(launch) : runStarter(launch);
    }

    private Result runStarter(Launch<String> launch) {
        Ended ended = host.commands().runDaemonStarter(
                Questions.invocation(host, launch.run()), family, Starter.note(resource.stateDirectory()), context.deadline().left());
        Result result = Questions.verdict(launch.run(), ended);
        return result.success() ? result : Result.of(result.code(), "start: " + result.reason());
    }

    private Result launchForeground(Launch<String> launch) {
        Launched launched = host.control().launch(Questions.invocation(host, launch.run()), family, logs(launch));
        return launched.match(new Launched.Cases<Result>() {
            @Override
            public Result running(Launched.Running it) {
                return keep(it, launch);
            }

            @Override
            public Result refused(Launched.Refused it) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, "start: " + it.cause());
            }
        });
    }

    /** Opened with the right of whoever could have said their names. */
    private Logs logs(Launch<String> launch) {
        Hands hands = new Hands(context);
        String output = launch.log().orElse("");
        String errors = launch.errorLog().orElse("");
        return new Logs(output, errors,
                hands.account(hands.origin(output).and(hands.origin(errors)), launch.run().surroundings().user()));
    }

    private Result keep(Launched.Running running, Launch<String> launch) {
        if (launch.pidfile().isPresent()) {
            note(launch.pidfile().get(), running.pid());
        }
        Optional<Stat> process = host.processes().stat(running.pid());
        return process.isPresent() ? faultIf(keep(new Outcome.Up(List.of(process.get()), ""))) : Result.SUCCESS;
    }

    /** For others to read: our own knowledge is the identity, so the service does not depend on this file. */
    private void note(String pidfile, int pid) {
        String fault = new Hands(context).on(pidfile).write(pidfile, pid + "\n", "644", Optional.empty(), Optional.empty());
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
