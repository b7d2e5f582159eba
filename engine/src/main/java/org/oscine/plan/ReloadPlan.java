package org.oscine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.ReloadStep;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource.Named;
import org.oscine.parameter.Resource;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Kind;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Stage;

/** What a reload does once the parameters are right. */
final class ReloadPlan {
    private final Resource resource;
    private final Stages stages;

    ReloadPlan(Resource resource, Stages stages) {
        this.resource = resource;
        this.stages = stages;
    }

    List<Stage> stages() {
        List<Item> steps = new ArrayList<>();
        resource.reload().orElse(List.of()).forEach(step -> steps.add(step(step)));
        return List.of(
                stages.node("Check the node"),
                new Stage("Look whether it runs", stages.looks().first(), List.of(
                        Outcome.leads(Looks.UP, "goes on"),
                        Outcome.ends("anything else", ReturnCode.OCF_ERR_GENERIC))),
                new Stage("Reload", steps, List.of()),
                new Stage("See that it still runs", stages.looks().again(), List.of(
                        Outcome.ends(Looks.UP, ReturnCode.OCF_SUCCESS),
                        Outcome.ends(Looks.DOWN, ReturnCode.OCF_NOT_RUNNING),
                        Outcome.ends(Looks.FAILED + ", or " + Looks.UNKNOWN, ReturnCode.OCF_ERR_GENERIC))));
    }

    private Item step(Named<ReloadStep<String>> step) {
        return switch (step.it()) {
            case ReloadStep.Command<String> it -> new Item(Kind.RUN, step.name(), "", List.of(),
                    Optional.of(Programs.execution(it.run())),
                    Optional.of(Times.within(it.run().timeout(), stages.all())),
                    Programs.ends(it.run(), "goes on", ""));
            case ReloadStep.Signal<String> it -> Stages.named(Kind.END, step.name(),
                    "SIG" + it.signal() + " to its main processes");
        };
    }
}
