package org.oscine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Rung;
import org.oscine.descriptor.StatusProbe;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Remembered;
import org.oscine.parameter.Resource.Named;
import org.oscine.parameter.Resource;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Kind;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Stage;
import org.oscine.plan.Plan.Time;

/** What a stop does, whatever is wrong with the parameters. */
final class StopPlan {
    private final Resource resource;
    private final Stages stages;
    private final Duration usable;

    StopPlan(Resource resource, Stages stages, Duration usable) {
        this.resource = resource;
        this.stages = stages;
        this.usable = usable;
    }

    List<Stage> stages() {
        return List.of(stages.lock(), look(), escalation(), prove(), cleanUp());
    }

    private Stage look() {
        return new Stage("Look whether it runs at all", stages.looks().first(), List.of(
                Outcome.leads(Looks.UP + ", or " + Looks.FAILED, "goes on"),
                Outcome.leads(Looks.DOWN, "cleaned up at once"),
                new Outcome(Looks.OCCUPIED, Optional.of(ReturnCode.OCF_SUCCESS), "all of it is left untouched"),
                Outcome.ends(Looks.UNKNOWN, ReturnCode.OCF_ERR_GENERIC)));
    }

    private Stage escalation() {
        List<Time> times = Times.ofSteps(resource.stop(), usable);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < resource.stop().size(); i++) {
            items.add(rung(resource.stop().get(i), times.get(i)));
        }
        return new Stage("Stop it, each step only if the one before has left something running", items, List.of());
    }

    static Item rung(Named<Rung<String>> rung, Time time) {
        return switch (rung.it()) {
            case Rung.Command<String> it -> new Item(Kind.RUN, rung.name(), "",
                    List.of("after a success its end is awaited until the time of the step is over"),
                    Optional.of(Programs.execution(it.run())), Optional.of(Times.within(it.run().timeout(), time)),
                    Programs.ends(it.run(), "its end is awaited", "next step"));
            case Rung.Signal<String> it -> new Item(Kind.END, rung.name(), signal(it), List.of(), Optional.empty(),
                    Optional.of(time), List.of());
        };
    }

    private static String signal(Rung.Signal<String> rung) {
        return "SIG" + rung.signal() + " to its main processes"
                + rung.repeat().map(every -> ", again every " + Seconds.of(every)).orElse("");
    }

    private Stage prove() {
        List<Item> items = new ArrayList<>(stages.looks().again());
        items.add(new Item(Kind.END, "", "SIGKILL to children that have outlived it", List.of(), Optional.empty(),
                Optional.empty(), List.of(Outcome.ends("still there at the end of the time",
                        ReturnCode.OCF_ERR_GENERIC))));
        return new Stage("See that nothing is left, after each step that has ended its processes", items, List.of(
                Outcome.leads(Looks.DOWN, "goes on"),
                Outcome.leads("something is there", "next step"),
                Outcome.ends("something is there after the last step", ReturnCode.OCF_ERR_GENERIC)));
    }

    private Stage cleanUp() {
        List<Item> items = new ArrayList<>(stages.work().cleanUp());
        for (Named<StatusProbe<String>> probe : resource.status()) {
            if (probe.it() instanceof StatusProbe.Pidfile<String> pidfile) {
                items.add(Stages.plain(Kind.END, "remove " + pidfile.path() + stages.work().right(pidfile.path())));
            }
        }
        items.add(Stages.plain(Kind.END, "remove " + resource.stateDirectory() + "/identity"));
        items.add(Stages.plain(Kind.END, "remove " + Remembered.file(resource.stateDirectory())));
        return new Stage("Clean up", items, List.of(Outcome.ends("done", ReturnCode.OCF_SUCCESS)));
    }
}
