package org.oscine.action;

import java.util.ArrayList;
import java.util.List;
import org.oscine.descriptor.Rung;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource.Named;
import org.oscine.probe.Outcome;
import org.oscine.probe.Status;

/**
 * Makes sure that nothing of the service runs any more. No fault in parameters or on the node keeps it from that,
 * for a failed stop gets the node fenced.
 */
final class Stop implements Exclusive.Work {
    private final Context context;
    private final Host host;
    private final Deadline deadline;

    Stop(Context context) {
        this.context = context;
        this.host = context.host();
        this.deadline = context.deadline();
    }

    @Override
    public Result perform() {
        return new Starter(context).lookPast().match(new Outcome.Cases<Result>() {
            @Override
            public Result down(Outcome.Down it) {
                return alreadyDown(it);
            }

            @Override
            public Result unknown(Outcome.Unknown it) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, it.seen());
            }

            @Override
            public Result up(Outcome.Up it) {
                return escalate(it.processes());
            }

            @Override
            public Result failed(Outcome.Failed it) {
                return escalate(it.processes());
            }

            @Override
            public Result remains(Outcome.Remains it) {
                return escalate(it.processes());
            }
        });
    }

    private Outcome look() {
        return new Status(host, context.resource()).look(deadline.left());
    }

    private Result alreadyDown(Outcome.Down down) {
        CleanUp cleanUp = new CleanUp(context);
        if (down.occupied()) {
            context.journal().warning("left untouched: " + down.seen());
            cleanUp.forget();
            return Result.SUCCESS;
        }
        context.journal().info("already stopped");
        return cleanUp.perform();
    }

    private Result escalate(List<Stat> processes) {
        Escalation escalation = new Escalation(context);
        List<Stat> mains = processes;
        List<Stat> below = new ArrayList<>(Processes.descendants(host.processes(), mains));
        for (Named<Rung<String>> rung : context.resource().stop()) {
            List<Stat> alive = escalation.climb(rung, mains);
            if (alive.isEmpty()) {
                Outcome now = look();
                mains = now.found();
                if (isGone(now)) {
                    below.addAll(mains);
                    return sweep(below, rung.name());
                }
            } else {
                mains = alive;
            }
            below.addAll(Processes.descendants(host.processes(), mains));
        }
        return finish(mains, below);
    }

    /** The last rung is over: what is still there has outlived it. */
    private Result finish(List<Stat> mains, List<Stat> below) {
        Result gone = Processes.gone(Processes.alive(host, mains));
        if (!gone.success()) {
            return gone;
        }
        Outcome now = look();
        below.addAll(now.found());
        return isGone(now)
                ? sweep(below, "the last step")
                : Result.of(ReturnCode.OCF_ERR_GENERIC, "still there after the last step: " + now.seen());
    }

    /** Whether the service itself is gone; what it has left behind is swept up. */
    private static boolean isGone(Outcome outcome) {
        return outcome instanceof Outcome.Down || outcome instanceof Outcome.Remains;
    }

    /** Children may outlive their master; nothing of the service shall stay. */
    private Result sweep(List<Stat> below, String rung) {
        Result swept = Processes.kill(context, below);
        if (!swept.success()) {
            return swept;
        }
        context.journal().info("stopped by " + rung);
        return new CleanUp(context).perform();
    }
}
