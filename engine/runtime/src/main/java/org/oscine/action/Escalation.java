package org.oscine.action;

import java.time.Duration;
import java.util.List;
import org.oscine.descriptor.StopStep;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Durations;
import org.oscine.ocf.Result;
import org.oscine.parameter.KeptState;
import org.oscine.parameter.Resource.Named;
import org.oscine.probe.CommandAnswers;
import org.oscine.probe.Outcome;

/** The rungs of a stop, each with its share of the time that the action was given. */
final class Escalation {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ActionContext context;
    private final Host host;
    private final List<Named<StopStep<String>>> rungs;
    private final Kin kin;

    /** @param kin all that belongs to the service: who is to end must be awake, and so must those whom it waits for */
    Escalation(ActionContext context, Kin kin) {
        this.context = context;
        this.kin = kin;
        this.host = context.host();
        this.rungs = context.resource().stop();
    }

    /** Tries one rung; returns the processes that are still there when its time is over. */
    List<Stat> climb(Named<StopStep<String>> rung, List<Stat> processes) {
        Deadline end = context.deadline().within(share(rung.it()));
        context.journal().debug("stop: " + rung.name() + ", for up to " + Durations.format(end.left()));
        host.tracer().begins("stop", rung.name());
        List<Stat> alive = climb(rung, processes, end);
        host.tracer().ends(alive.isEmpty() ? "all ended" : "still there: " + alive.size());
        return alive;
    }

    private List<Stat> climb(Named<StopStep<String>> rung, List<Stat> processes, Deadline end) {
        return rung.it().match(new StopStep.Cases<String, List<Stat>>() {
            @Override
            public List<Stat> command(StopStep.Command<String> it) {
                return ask(rung.name(), it, processes, end);
            }

            @Override
            public List<Stat> signal(StopStep.Signal<String> it) {
                return send(it, processes, end);
            }
        });
    }

    private Duration share(StopStep<String> rung) {
        return TimeBudget.ofStep(rung, indexOf(rung), rungs.size(), context.deadline().total(), context.deadline().left());
    }

    private int indexOf(StopStep<String> rung) {
        for (int i = 0; i < rungs.size(); i++) {
            if (rungs.get(i).it() == rung) {
                return i;
            }
        }
        throw new IllegalArgumentException("not a rung of this stop");
    }

    private List<Stat> ask(String name, StopStep.Command<String> rung, List<Stat> processes, Deadline end) {
        Signalling.wake(context, kin.alive()); // or it takes the question and never answers
        Result asked = CommandAnswers.judge(host, rung.run(), end.left());
        if (!asked.success()) {
            context.journal().warning(name + ": " + asked.reason());
            return Signalling.alive(host, processes);
        }
        context.journal().warnOf(new Notes(context).keep(KeptState.DOWN));
        if (processes.isEmpty()) {
            awaitDown(end);
        }
        return Signalling.awaitEnd(host, processes, end);
    }

    /** A service that only a command can look at has no processes to wait for. */
    private void awaitDown(Deadline end) {
        ActionContext nearer = context.within(end);
        while (!(nearer.look() instanceof Outcome.Down) && !end.passed()) {
            host.clock().sleep(PAUSE);
        }
    }

    private List<Stat> send(StopStep.Signal<String> rung, List<Stat> processes, Deadline end) {
        List<Stat> alive = Signalling.alive(host, processes);
        do {
            Signalling.signal(context, alive, rung.signal());
            Signalling.wake(context, kin.alive());
            Deadline round = rung.repeat().isPresent() ? end.within(rung.repeat().get()) : end;
            alive = Signalling.awaitEnd(host, alive, round);
        } while (!alive.isEmpty() && !end.passed());
        return alive;
    }
}
