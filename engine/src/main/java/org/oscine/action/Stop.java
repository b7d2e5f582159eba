package org.oscine.action;

import java.time.Duration;
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
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Context context;
    private final Host host;
    private final Deadline deadline;
    private final Kin kin;

    Stop(Context context) {
        this.context = context;
        this.host = context.host();
        this.deadline = context.deadline();
        this.kin = new Kin(context);
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
                kin.add(it.processes());
                List<Stat> alive = kin.alive();
                return alive.isEmpty() ? Result.of(ReturnCode.OCF_ERR_GENERIC, it.seen()) : escalate(alive);
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
        Escalation escalation = new Escalation(context, kin);
        List<Stat> mains = processes;
        kin.add(mains);
        for (Named<Rung<String>> rung : context.resource().stop()) {
            List<Stat> alive = escalation.climb(rung, mains);
            if (alive.isEmpty()) {
                Outcome now = look();
                mains = now.found();
                if (isGone(now)) {
                    return finish(rung.name(), now);
                }
            } else {
                mains = alive;
            }
            kin.add(mains);
        }
        return finish("the last step", look());
    }

    /**
     * Whether the service itself is gone; what it has left behind is swept up. Of all its processes that were known none is
     * alive where only a command says that it does not know.
     */
    private boolean isGone(Outcome outcome) {
        return outcome instanceof Outcome.Down || outcome instanceof Outcome.Remains
                || outcome instanceof Outcome.Unknown unknown && unknown.processes().isEmpty() && kin.wereThere()
                        && kin.isGone();
    }

    /**
     * Nothing of the service shall stay. Children may outlive their master, and may come to light only when what was above
     * them has ended: what is found is ended until nothing is found any more.
     */
    private Result finish(String rung, Outcome seen) {
        Outcome now = seen;
        while (!isOver(now)) {
            kin.add(now.found());
            Result ended = kin.end();
            if (!ended.success()) {
                return ended;
            }
            if (deadline.passed()) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, "still there after the last step: " + now.seen());
            }
            now = look();
            if (!isOver(now)) {
                host.clock().sleep(PAUSE);
            }
        }
        context.journal().info("stopped by " + rung);
        return new CleanUp(context).perform();
    }

    private boolean isOver(Outcome outcome) {
        return isGone(outcome) && outcome.found().isEmpty() && kin.isGone();
    }
}
