package org.oscine.action;

import java.time.Duration;
import java.util.List;
import org.oscine.descriptor.Rung;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Durations;
import org.oscine.ocf.Result;
import org.oscine.parameter.Resource.Named;
import org.oscine.probe.Outcome;
import org.oscine.probe.Questions;

/** The rungs of a stop, each with its share of the time that the action was given. */
final class Escalation {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Context context;
    private final Host host;
    private final List<Named<Rung<String>>> rungs;
    private final Kin kin;

    /** @param kin all that belongs to the service: who is to end must be awake, and so must those whom it waits for */
    Escalation(Context context, Kin kin) {
        this.context = context;
        this.kin = kin;
        this.host = context.host();
        this.rungs = context.resource().stop();
    }

    /** Tries one rung; returns the processes that are still there when its time is over. */
    List<Stat> climb(Named<Rung<String>> rung, List<Stat> processes) {
        Deadline end = context.deadline().within(share(rung.it()));
        context.journal().debug("stop: " + rung.name() + ", for up to " + Durations.format(end.left()));
        host.tracer().begins("stop", rung.name());
        List<Stat> alive = climb(rung, processes, end);
        host.tracer().ends(alive.isEmpty() ? "all ended" : "still there: " + alive.size());
        return alive;
    }

    private List<Stat> climb(Named<Rung<String>> rung, List<Stat> processes, Deadline end) {
        return rung.it().match(new Rung.Cases<String, List<Stat>>() {
            @Override
            public List<Stat> command(Rung.Command<String> it) {
                return ask(rung.name(), it, processes, end);
            }

            @Override
            public List<Stat> signal(Rung.Signal<String> it) {
                return send(it, processes, end);
            }
        });
    }

    private Duration share(Rung<String> rung) {
        return Shares.ofStep(rung, indexOf(rung), rungs.size(), context.deadline().total(), context.deadline().left());
    }

    private int indexOf(Rung<String> rung) {
        for (int i = 0; i < rungs.size(); i++) {
            if (rungs.get(i).it() == rung) {
                return i;
            }
        }
        throw new IllegalArgumentException("not a rung of this stop");
    }

    private List<Stat> ask(String name, Rung.Command<String> rung, List<Stat> processes, Deadline end) {
        Processes.wake(context, kin.alive()); // or it takes the question and never answers
        Result asked = Questions.judge(host, rung.run(), end.left());
        if (!asked.success()) {
            context.journal().warning(name + ": " + asked.reason());
            return Processes.alive(host, processes);
        }
        if (processes.isEmpty()) {
            awaitDown(end);
        }
        return Processes.awaitEnd(host, processes, end);
    }

    /** A service that only a command can look at has no processes to wait for. */
    private void awaitDown(Deadline end) {
        Context nearer = context.within(end);
        while (!(nearer.look() instanceof Outcome.Down) && !end.passed()) {
            host.clock().sleep(PAUSE);
        }
    }

    private List<Stat> send(Rung.Signal<String> rung, List<Stat> processes, Deadline end) {
        List<Stat> alive = Processes.alive(host, processes);
        do {
            Processes.signal(context, alive, rung.signal());
            Processes.wake(context, kin.alive());
            Deadline round = rung.repeat().isPresent() ? end.within(rung.repeat().get()) : end;
            alive = Processes.awaitEnd(host, alive, round);
        } while (!alive.isEmpty() && !end.passed());
        return alive;
    }
}
