package org.oscine.action;

import java.time.Duration;
import java.util.List;
import org.oscine.descriptor.StopStep;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource.Named;
import org.oscine.probe.Outcome;

/**
 * Makes sure that nothing of the service runs any more. No fault in parameters or on the node keeps it from that,
 * for a failed stop gets the node fenced.
 */
final class Stop extends Action {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Kin kin;
    /** What is there after the steps. */
    private Outcome now = new Outcome.Down(false, "");
    private String how = "already stopped";

    Stop(ActionContext context, Course course) {
        super(context, course);
        this.kin = new Kin(context);
    }

    @Override
    Result perform(Phase phase) {
        return switch (phase) {
            case STOP -> escalate();
            case PROOF -> endAll();
            case CLEAN_UP -> cleanUp();
            case FORGET -> forget();
            default -> super.perform(phase);
        };
    }

    /** What nothing can be found out about is stopped all the same if processes of it are known. */
    @Override
    Outcome look() {
        Outcome outcome = new InterruptedStart(context).lookPast();
        if (outcome instanceof Outcome.Unknown unknown) {
            kin.add(unknown.processes());
            List<Stat> alive = kin.alive();
            return alive.isEmpty() ? outcome : new Outcome.Failed(alive, outcome.seen());
        }
        return outcome;
    }

    private Result escalate() {
        Escalation escalation = new Escalation(context, kin);
        List<Stat> mains = seen().found();
        kin.add(mains);
        for (Named<StopStep<String>> rung : context.resource().stop()) {
            List<Stat> alive = escalation.climb(rung, mains);
            if (alive.isEmpty()) {
                now = context.look();
                mains = now.found();
                if (isGone(now)) {
                    how = "stopped by " + rung.name();
                    return Result.SUCCESS;
                }
            } else {
                mains = alive;
            }
            kin.add(mains);
        }
        now = context.look();
        how = "stopped by the last step";
        return Result.SUCCESS;
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
    private Result endAll() {
        while (!isOver(now)) {
            kin.add(now.found());
            Result ended = kin.end();
            if (!ended.success()) {
                return ended;
            }
            if (context.deadline().passed()) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, "still there after the last step: " + now.seen());
            }
            now = context.look();
            if (!isOver(now)) {
                context.host().clock().sleep(PAUSE);
            }
        }
        return Result.SUCCESS;
    }

    private boolean isOver(Outcome outcome) {
        return isGone(outcome) && outcome.found().isEmpty() && kin.isGone();
    }

    private Result cleanUp() {
        context.journal().info(how);
        return new CleanUp(context).perform();
    }

    private Result forget() {
        context.journal().warning("not stopped, because it belongs to another instance: " + seen().seen());
        new Notes(context).forget();
        return Result.SUCCESS;
    }
}
